package io.walras.sdk.maker;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.QuoteJson;
import io.walras.protocol.wire.maker.RejectReason;
import io.walras.sdk.maker.Inventory.Promise;
import io.walras.sdk.maker.MakerSigner.Made;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Has requests answered by the quoter, on threads of its own, and reserves what an answer promises before it is given out.
 * Requests that it does not keep up with are rejected. Remembers its answers, so that a request that comes again gets the
 * same one.
 */
final class QuoteDesk {
    private static final Logger LOG = System.getLogger(MakerConnection.class.getName());
    private static final int MAX_WAITING = 64;
    private static final int MAX_REMEMBERED = 4_096;

    /** An answer and the quotes that are promised in it. */
    record Given(MakerMessage message, List<Bytes32> quotes) {}

    private final Quoter quoter;
    private final MakerSigner signer;
    private final Nonces nonces;
    private final Inventory inventory;
    private final ThreadPoolExecutor threads;
    private final Map<String, Optional<Given>> answers = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<Given>> eldest) {
            return size() > MAX_REMEMBERED;
        }
    };

    QuoteDesk(Quoter quoter, MakerSigner signer, Nonces nonces, Inventory inventory, int places) {
        this.quoter = quoter;
        this.signer = signer;
        this.nonces = nonces;
        this.inventory = inventory;
        this.threads = new ThreadPoolExecutor(
                places,
                places,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MAX_WAITING),
                Thread.ofPlatform().name("quoter").daemon().factory());
    }

    /** The answer that a request has had; empty inside if it is being made. Called by the session's thread. */
    Optional<Optional<Given>> answer(String rfqId) {
        return Optional.ofNullable(answers.get(rfqId));
    }

    /** Has a new request answered. {@code given} is called on a thread of the desk, or at once if there is no place. */
    void ask(HubMessage.Request request, long deadline, Consumer<Given> given) {
        answers.put(request.rfqId(), Optional.empty());
        try {
            threads.execute(() -> given.accept(make(request, deadline)));
        } catch (RejectedExecutionException full) {
            given.accept(reject(request, RejectReason.Unavailable));
        }
    }

    /** The answer was sent. Called by the session's thread. */
    void remember(String rfqId, Given given) {
        answers.put(rfqId, Optional.of(given));
    }

    /** The answer was not sent and will not be: what it promises is free again. Called by the session's thread. */
    void withdraw(String rfqId, Given given) {
        answers.remove(rfqId);
        given.quotes().forEach(inventory::release);
    }

    void close() {
        threads.shutdownNow();
    }

    private Given make(HubMessage.Request request, long deadline) {
        RequestForQuote wanted = RequestForQuote.of(request, deadline);
        Reply reply;
        try {
            reply = quoter.quote(wanted);
        } catch (RuntimeException thrown) {
            LOG.log(Level.ERROR, "the quoter threw at " + request.rfqId(), thrown);
            return reject(request, RejectReason.Unavailable);
        }
        return switch (reply) {
            case Reply.Decline decline -> reject(request, decline.reason());
            case Reply.Firm firm
            when firm.alternatives().stream().allMatch(offer -> offer.answers(wanted)) -> promise(request, firm);
            case Reply.Firm other -> {
                LOG.log(Level.ERROR, "the quoter offers what was not asked for: {0} for {1}", other, wanted);
                yield reject(request, RejectReason.Unavailable);
            }
        };
    }

    private Given promise(HubMessage.Request request, Reply.Firm firm) {
        Uint256 nonce = nonces.next();
        List<Made> made = firm.alternatives().stream()
                .distinct()
                .map(offer -> signer.sign(offer, request, nonce))
                .toList();
        List<Promise> promises = made.stream().map(Made::promise).toList();
        if (!inventory.reserve(nonce, promises)) {
            return reject(request, RejectReason.Liquidity);
        }
        List<QuoteJson> quotes =
                made.stream().map(one -> QuoteJson.of(one.signed())).toList();
        return new Given(
                new MakerMessage.Answer(request.rfqId(), quotes),
                promises.stream().map(Promise::quoteHash).toList());
    }

    private static Given reject(HubMessage.Request request, RejectReason reason) {
        return new Given(new MakerMessage.Reject(request.rfqId(), reason), List.of());
    }
}
