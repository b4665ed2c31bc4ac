package io.walras.auctioneer.auction;

import io.walras.protocol.wire.engine.EngineResponse;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.settlement.testing.NodeProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A solver behind real HTTP with one answer, which it may hold back. */
final class TestEngine implements AutoCloseable {
    private final List<String> notifications = new CopyOnWriteArrayList<>();
    private final String answer;
    private final NodeProxy server;
    private volatile boolean asked;
    private volatile CountDownLatch released = new CountDownLatch(0);

    TestEngine(SolutionJson solution) {
        this.answer = new String(EngineResponse.write(List.of(solution)), StandardCharsets.UTF_8);
        this.server = NodeProxy.that((request, exchange) -> {
            if (exchange.getRequestURI().getPath().equals("/solve")) {
                asked = true;
                awaitRelease();
                NodeProxy.answer(exchange, 200, answer);
            } else {
                notifications.add(request);
                NodeProxy.answer(exchange, 200, "{}");
            }
        });
    }

    private void awaitRelease() throws IOException {
        try {
            if (!released.await(1, TimeUnit.MINUTES)) {
                throw new IOException("the answer was held back to the end");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    /** Holds every answer back until {@link #release}. */
    void hold() {
        released = new CountDownLatch(1);
    }

    void release() {
        released.countDown();
    }

    /** Whether anyone has asked it for solutions. */
    boolean isAsked() {
        return asked;
    }

    /** Whether it was told of this kind of event. */
    boolean isNotifiedOf(String kind) {
        return notifications.stream().anyMatch(text -> text.contains('"' + kind + '"'));
    }

    URI uri() {
        return server.uri();
    }

    @Override
    public void close() {
        release();
        server.close();
    }
}
