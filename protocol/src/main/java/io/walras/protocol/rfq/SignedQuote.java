package io.walras.protocol.rfq;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.EcdsaSignature;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.crypto.Secp256k1;
import java.util.Optional;

/**
 * A quote with what is said to be its maker's consent.
 *
 * @param signature of the maker's key, 65 bytes or 64 (EIP-2098); or whatever the maker's wallet contract confirms
 */
public record SignedQuote(Quote quote, Bytes signature) {
    private static final int COMPACT_SIZE = 64;
    private static final int WORD_SIZE = 32;

    /** Signs with the maker's key. */
    public static SignedQuote sign(Quote quote, Eip712Domain domain, PrivateKey key) {
        return new SignedQuote(
                quote, key.sign(domain.digest(quote.structHash())).toBytes());
    }

    /**
     * Signs for a maker vault with the key of one of its signers. The vault wants to see what it confirms, so that the
     * signature is abi.encode(quote, r || s || v).
     */
    public static SignedQuote signForVault(Quote quote, Eip712Domain domain, PrivateKey signer) {
        byte[] fields = quote.encoded();
        Bytes key = sign(quote, domain, signer).signature();
        byte[] padding = new byte[-key.size() & WORD_SIZE - 1];
        Words encoded = new Words()
                .raw(fields)
                .word(fields.length + WORD_SIZE)
                .word(key.size())
                .raw(key.toArray())
                .raw(padding);
        return new SignedQuote(quote, Bytes.of(encoded.toArray()));
    }

    /**
     * This quote with its signature in the one form that is stored, r || s || v of 65 bytes, if the maker's own key made
     * it. Empty if not: then only the chain can tell, by asking the maker's wallet for a confirmation of the bytes as they
     * are. Both forms of one signature are the same quote, which its nonce keeps from being taken twice.
     */
    public Optional<SignedQuote> signedByKey(Eip712Domain domain) {
        Bytes32 digest = domain.digest(quote.structHash());
        return parsed().filter(ecdsa -> Secp256k1.best()
                        .recover(digest, ecdsa)
                        .filter(quote.maker()::equals)
                        .isPresent())
                .map(ecdsa -> new SignedQuote(quote, ecdsa.toBytes()));
    }

    private Optional<EcdsaSignature> parsed() {
        return signature.size() == COMPACT_SIZE
                ? EcdsaSignature.parseCompact(signature)
                : EcdsaSignature.parse(signature);
    }
}
