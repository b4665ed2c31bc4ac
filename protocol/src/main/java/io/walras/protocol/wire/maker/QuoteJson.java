package io.walras.protocol.wire.maker;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import java.util.Objects;

/**
 * A firm quote on the wire: the fields of {@link Quote} and the signature.
 *
 * @param signature of the maker's key (65 bytes, or 64 by EIP-2098) or for the maker's wallet; at most 1,024 bytes
 */
public record QuoteJson(
        Address maker,
        Address makerToken,
        Uint256 makerAmount,
        Address takerToken,
        Uint256 takerAmount,
        Uint256 minTakerAmount,
        Address recipient,
        Address settlement,
        long auctionId,
        Address solver,
        Uint256 nonce,
        long settleBy,
        Bytes signature) {
    /** Bytes of the longest signature. */
    public static final int MAX_SIGNATURE_BYTES = 1_024;

    public QuoteJson {
        Objects.requireNonNull(maker, "maker");
        Objects.requireNonNull(makerToken, "makerToken");
        Objects.requireNonNull(makerAmount, "makerAmount");
        Objects.requireNonNull(takerToken, "takerToken");
        Objects.requireNonNull(takerAmount, "takerAmount");
        Objects.requireNonNull(minTakerAmount, "minTakerAmount");
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(settlement, "settlement");
        Bounds.notNegative(auctionId, "auctionId");
        Objects.requireNonNull(solver, "solver");
        Objects.requireNonNull(nonce, "nonce");
        Bounds.notNegative(settleBy, "settleBy");
        Objects.requireNonNull(signature, "signature");
        if (signature.size() > MAX_SIGNATURE_BYTES) {
            throw new IllegalArgumentException("signature is longer than " + MAX_SIGNATURE_BYTES + " bytes");
        }
    }

    /** The quote on the wire. */
    public static QuoteJson of(SignedQuote signed) {
        Quote quote = signed.quote();
        return new QuoteJson(
                quote.maker(),
                quote.makerToken(),
                quote.makerAmount(),
                quote.takerToken(),
                quote.takerAmount(),
                quote.minTakerAmount(),
                quote.recipient(),
                quote.settlement(),
                quote.auctionId(),
                quote.solver(),
                quote.nonce(),
                quote.settleBy(),
                signed.signature());
    }

    /** The quote that is meant. Nobody has checked it. */
    public SignedQuote toSigned() {
        Quote quote = new Quote(
                maker,
                makerToken,
                makerAmount,
                takerToken,
                takerAmount,
                minTakerAmount,
                recipient,
                settlement,
                auctionId,
                solver,
                nonce,
                settleBy);
        return new SignedQuote(quote, signature);
    }
}
