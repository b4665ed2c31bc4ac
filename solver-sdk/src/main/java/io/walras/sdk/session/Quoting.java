package io.walras.sdk.session;

import io.walras.protocol.wire.engine.EngineResponse;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.SolverMessage;
import io.walras.sdk.Auction;
import io.walras.sdk.Solutions;
import io.walras.sdk.socket.Link;
import io.walras.sdk.socket.Loop;
import io.walras.sdk.socket.ServerClock;
import io.walras.sdk.solving.SolvingDesk;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Answers what is asked for quotes: on the connection on which it was asked, or not at all. */
final class Quoting {
    private static final Logger LOG = System.getLogger(SolverConnection.class.getName());

    private final SessionOptions options;
    private final SolvingDesk desk;
    private final Loop loop;
    private final ServerClock serverClock;

    Quoting(SessionOptions options, SolvingDesk desk, Loop loop, ServerClock serverClock) {
        this.options = options;
        this.desk = desk;
        this.loop = loop;
        this.serverClock = serverClock;
    }

    /** Starts to solve what is asked, in the time that is left for it. */
    void asked(AuctioneerMessage.Quote quote, AuctioneerMessage.Welcome terms, Link link) {
        long deadline = serverClock.local(quote.auction().deadline().toEpochMilli());
        long left = deadline
                - options.pace().clock().millis()
                - options.pace().safetyMargin().toMillis();
        if (left <= 0) {
            answer(quote, List.of(), terms, link);
            return;
        }
        Thread.ofVirtual()
                .name("quote-" + quote.question())
                .start(() -> solve(quote, terms, link, Duration.ofMillis(left)));
    }

    private void solve(AuctioneerMessage.Quote quote, AuctioneerMessage.Welcome terms, Link link, Duration time) {
        List<SolutionJson> found;
        try {
            found = desk.solve(Auction.of(quote.auction()), new Solutions(), time)
                    .orElse(List.of());
        } catch (IllegalStateException failed) {
            LOG.log(Level.ERROR, "the solver threw when it was asked for a quote", failed.getCause());
            found = List.of();
        }
        List<SolutionJson> solutions = found;
        loop.run(() -> answer(quote, solutions, terms, link));
    }

    private static void answer(
            AuctioneerMessage.Quote quote, List<SolutionJson> solutions, AuctioneerMessage.Welcome terms, Link link) {
        byte[] body = EngineResponse.write(solutions);
        byte[] sent = body.length <= terms.maxBidBytes() ? body : EngineResponse.write(List.of());
        link.say(new SolverMessage.Quoted(quote.question(), new String(sent, StandardCharsets.UTF_8)).text());
    }
}
