package io.walras.sdk.conformance;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.EcdsaSignature;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Secp256k1;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.QuoteJson;
import java.math.BigInteger;
import java.util.List;

/** Whether a quote answers its request and is signed, as a hub checks it without a chain. */
record AnswerCheck(Address maker, Address signer, HubTerms terms) {
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final int WORD = 32;
    /** In a vault's signature the key's own follows the quote's twelve words, an offset and a length. */
    private static final int KEY_AT = 14 * WORD;

    private static final int KEY_SIZE = 65;
    private static final int COMPACT_SIZE = 64;

    /** The quotes of an answer; throws if one of them breaks a rule, and says which and what it should have been. */
    List<SignedQuote> check(HubMessage.Request request, MakerMessage.Answer answer) {
        Deviation.requireEqual(answer.rfqId(), request.rfqId(), "rfqId");
        List<SignedQuote> quotes =
                answer.quotes().stream().map(QuoteJson::toSigned).toList();
        quotes.forEach(signed -> check(request, signed));
        long different = quotes.stream().map(this::hash).distinct().count();
        Deviation.require(different == quotes.size(), "the same quote is there twice");
        return quotes;
    }

    Bytes32 hash(SignedQuote signed) {
        return terms.quoteDomain().digest(signed.quote().structHash());
    }

    private void check(HubMessage.Request request, SignedQuote signed) {
        Quote quote = signed.quote();
        Deviation.requireEqual(quote.maker(), maker, "maker");
        Deviation.requireEqual(quote.settlement(), request.settlement(), "settlement");
        Deviation.requireEqual(quote.auctionId(), request.auctionId(), "auctionId");
        Deviation.require(quote.isShared(), "solver is " + quote.solver() + ", not zero");
        Deviation.require(
                quote.settleBy() >= request.settleBy(),
                "settleBy is " + quote.settleBy() + ", before " + request.settleBy());
        boolean paidInBase = quote.takerToken().equals(request.base());
        Deviation.requireEqual(quote.takerToken(), paidInBase ? request.base() : request.quote(), "takerToken");
        Deviation.requireEqual(quote.makerToken(), paidInBase ? request.quote() : request.base(), "makerToken");
        checkAmounts(request, quote, paidInBase);
        Deviation.require(isSigned(signed), "the signature is not that of " + signer + expected(quote));
    }

    private static void checkAmounts(HubMessage.Request request, Quote quote, boolean paidInBase) {
        var most = paidInBase ? request.baseAmount() : request.quoteAmount();
        Deviation.require(!quote.makerAmount().isZero(), "makerAmount is 0");
        Deviation.require(!quote.takerAmount().isZero(), "takerAmount is 0");
        Deviation.require(
                !quote.takerAmount().isGreaterThan(most),
                "takerAmount is " + quote.takerAmount() + ", more than " + most);
        BigInteger least = Rounding.CEIL
                .divide(
                        quote.takerAmount().toBigInteger().multiply(BigInteger.valueOf(request.minPartialPpm())),
                        MILLION)
                .max(BigInteger.ONE);
        Deviation.require(
                quote.minTakerAmount().toBigInteger().compareTo(least) <= 0,
                "minTakerAmount is " + quote.minTakerAmount() + ", more than " + least);
    }

    private boolean isSigned(SignedQuote signed) {
        Eip712Domain domain = terms.quoteDomain();
        if (signed.signedByKey(domain).isPresent()) {
            return true;
        }
        Bytes signature = signed.signature();
        return !maker.equals(signer)
                && signature.size() >= KEY_AT + KEY_SIZE
                && EcdsaSignature.parse(signature.slice(KEY_AT, KEY_AT + KEY_SIZE))
                        .flatMap(key -> Secp256k1.best().recover(hash(signed), key))
                        .filter(signer::equals)
                        .isPresent();
    }

    /** What kind of signature it is, for people. */
    static String scheme(SignedQuote signed) {
        return switch (signed.signature().size()) {
            case KEY_SIZE -> "65 bytes of a key";
            case COMPACT_SIZE -> "64 bytes of a key (EIP-2098)";
            default -> "for a wallet contract (ERC-1271)";
        };
    }

    private String expected(Quote quote) {
        return ": the struct hash of this quote is " + quote.structHash() + ", its digest in the domain Walras 1 "
                + terms.chainId() + " " + terms.quoteSettler() + " is "
                + terms.quoteDomain().digest(quote.structHash());
    }
}
