package io.walras.settlement.encode;

import io.walras.protocol.auction.Award;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;

/**
 * Signs awards as the auctioneer.
 *
 * @param domain {@link Eip712Domain#walras} of the chain and the settlement contract
 */
public record AwardSigner(PrivateKey key, Eip712Domain domain) {
    /** r || s || v over the award's digest. */
    public Bytes sign(Award award) {
        return key.sign(domain.digest(award.structHash())).toBytes();
    }
}
