package io.walras.protocol.rfq;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import java.util.Comparator;

/**
 * A signed quote that an auction offers, with its name.
 *
 * @param hash the EIP-712 digest that the maker signed; names the quote everywhere, on-chain too
 */
public record FirmQuote(Bytes32 hash, Quote quote, Bytes signature) {
    /** By maker, then nonce, so that alternatives are neighbours. */
    public static final Comparator<FirmQuote> ORDER =
            Comparator.comparing((FirmQuote firm) -> firm.quote().makerNonce()).thenComparing(FirmQuote::hash);

    /** The quote under the name that it has in the domain of {@link Quote#domain}. */
    public static FirmQuote of(SignedQuote signed, Eip712Domain domain) {
        return new FirmQuote(domain.digest(signed.quote().structHash()), signed.quote(), signed.signature());
    }

    /** The quote with what its maker signed it with. */
    public SignedQuote signed() {
        return new SignedQuote(quote, signature);
    }
}
