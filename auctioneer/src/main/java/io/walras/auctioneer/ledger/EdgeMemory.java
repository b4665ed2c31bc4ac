package io.walras.auctioneer.ledger;

import io.walras.protocol.chain.Bytes32;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;

/**
 * What the HTTP edge was told and has to know after a restart, although the journal does not have it. All of it is bounded:
 * the oldest makes way. Never blocks the caller; every stage fails with {@link Ledger.Unavailable} as the ledger's do.
 */
public interface EdgeMemory {
    /** Keeps an app-data document, which the ledger then finds by its hash; false if it was known before. */
    CompletionStage<Boolean> keepDocument(Bytes32 hash, String document);

    /**
     * Says that a request is about to be done.
     *
     * @param name of the client's key and what the request was sent to
     * @param request hash of its body
     */
    CompletionStage<Claim> claim(Bytes32 name, Bytes32 request);

    /** Keeps how the claimed request was answered. */
    CompletionStage<Done> remember(Bytes32 name, Answer answer);

    /** Gives up a claim: the request has changed nothing and may be sent again. */
    CompletionStage<Done> release(Bytes32 name);

    /** The key of this name: bytes that nobody is told and that stay the same for ever. Blocks; for the start. */
    byte[] secret(String name);

    /** What is known of a request that is about to be done. */
    sealed interface Claim {}

    /** Nothing that would keep it from being done: it is claimed now. */
    enum Granted implements Claim {
        /** The name is new, or long forgotten. */
        FRESH,
        /** It was claimed before and has no answer: it may have been done in part or in full. */
        UNFINISHED
    }

    /** Nothing is changed: the name stands for another request. */
    enum Conflict implements Claim {
        OTHER_REQUEST
    }

    /**
     * How a request was answered.
     *
     * @param status of HTTP
     * @param body JSON
     */
    record Answer(int status, String body) implements Claim {}
}
