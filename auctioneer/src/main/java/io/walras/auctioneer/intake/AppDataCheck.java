package io.walras.auctioneer.intake;

import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.wire.order.AppDataDocument;
import io.walras.protocol.wire.order.AppDataField;
import io.walras.protocol.wire.order.Decoded;
import org.jspecify.annotations.Nullable;

/** Judges an order's app data, the first of the checks. */
final class AppDataCheck {
    private static final Bytes32 EMPTY_HASH = Keccak256.hash(AppDataDocument.EMPTY);

    private AppDataCheck() {}

    /** What is known of an order's app data. */
    sealed interface Result {
        /** The document, its hash, what it says of the order's owner, place in a book, name and predecessor, and
         * what it asks for. */
        record Known(
                String document,
                Bytes32 hash,
                @Nullable Address signer,
                @Nullable BookAttributes book,
                @Nullable String clientId,
                @Nullable OrderUid replaces,
                OrderTerms terms)
                implements Result {}

        /** Only the hash; somebody has to look for its document. */
        record Unresolved(Bytes32 hash) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    static Result judge(AppDataField appData) {
        return switch (appData) {
            case AppDataField.Document(String text, Bytes32 claimed) -> document(text, claimed);
            case AppDataField.HashOnly(Bytes32 hash, Bytes32 claimed) -> {
                if (claimed != null && !claimed.equals(hash)) {
                    yield mismatch(hash);
                }
                yield hash.equals(EMPTY_HASH) ? document(AppDataDocument.EMPTY, hash) : new Result.Unresolved(hash);
            }
        };
    }

    /** The result for a document that was found for a hash. */
    static Result document(String text, @Nullable Bytes32 claimed) {
        Bytes32 hash = Keccak256.hash(text);
        return switch (AppDataDocument.decode(text)) {
            case Decoded.Malformed<AppDataDocument> malformed -> refused(malformed.description());
            case Decoded.Ok<AppDataDocument>(AppDataDocument document) -> {
                if (claimed != null && !claimed.equals(hash)) {
                    yield mismatch(hash);
                }
                yield document.unsupported().isEmpty()
                        ? new Result.Known(
                                text,
                                hash,
                                document.signer(),
                                document.book(),
                                document.clientId(),
                                document.replaces(),
                                document.terms())
                        : refused("appData asks for what is not supported here: "
                                + String.join(", ", document.unsupported()));
            }
        };
    }

    /** The result for a hash whose document nobody knows. */
    static Result unknown() {
        return refused("the document of this appData hash is not known; send it in full");
    }

    private static Result mismatch(Bytes32 hash) {
        return new Result.Refused(
                new Refusal(Code.AppDataHashMismatch, "appDataHash differs from the hash of appData, " + hash));
    }

    private static Result refused(String description) {
        return new Result.Refused(new Refusal(Code.InvalidAppData, description));
    }
}
