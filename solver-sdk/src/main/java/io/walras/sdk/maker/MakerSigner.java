package io.walras.sdk.maker;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.MakerLogin;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.sdk.maker.Inventory.Promise;

/**
 * Signs for a maker that is a key's own account, or for a maker's vault of which the key is a signer.
 *
 * @param maker whose tokens move
 */
record MakerSigner(PrivateKey key, Address maker) {
    /** A quote and what it promises. */
    record Made(SignedQuote signed, Promise promise) {}

    MakerMessage.Login login(Bytes32 challenge, Eip712Domain domain, String instance, String version) {
        MakerLogin login = new MakerLogin(maker, key.address(), challenge);
        return new MakerMessage.Login(
                maker,
                key.address(),
                key.sign(domain.digest(login.structHash())).toBytes(),
                instance,
                version);
    }

    Made sign(Offer offer, HubMessage.Request request, Uint256 nonce) {
        Quote quote = new Quote(
                maker,
                offer.makerToken(),
                offer.makerAmount(),
                offer.takerToken(),
                offer.takerAmount(),
                offer.minTakerAmount(),
                Address.ZERO,
                request.settlement(),
                request.auctionId(),
                Address.ZERO,
                nonce,
                request.settleBy());
        Eip712Domain domain = Quote.domain(request.chainId(), request.quoteSettler());
        boolean own = maker.equals(key.address());
        SignedQuote signed = own ? SignedQuote.sign(quote, domain, key) : SignedQuote.signForVault(quote, domain, key);
        Bytes32 hash = domain.digest(quote.structHash());
        return new Made(
                signed,
                new Promise(hash, quote.makerToken(), quote.makerAmount(), quote.takerToken(), quote.settleBy()));
    }
}
