package io.walras.sdk.conformance;

import io.walras.protocol.bid.BidReceipt;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SolverLogin;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.session.AuctionDelta;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is sealed, signed and told in differences, with every number on the way.
 *
 * @param key the private key that signs everything here: the first of every development chain, known to everybody
 */
record Vectors(
        String about,
        Eip712Domain domain,
        Bytes32 separator,
        String key,
        List<Login> logins,
        List<Sealed> bids,
        List<Received> receipts,
        List<Delta> deltas) {
    /** A login and its signature. */
    record Login(SolverLogin login, Bytes32 structHash, Bytes32 digest, Bytes signature) {}

    /** A bid, its seal, and the commitment to it. */
    record Sealed(
            String bid,
            Bytes32 bidHash,
            Bytes32 salt,
            Commitment commitment,
            Bytes32 structHash,
            Bytes32 digest,
            Bytes signature) {}

    /** A receipt and its signature. */
    record Received(BidReceipt receipt, Bytes32 structHash, Bytes32 digest, Bytes signature) {}

    /** An auction, what is told of the next one, and the next one. */
    record Delta(AuctionJson before, AuctionDelta delta, AuctionJson after) {}

    PrivateKey signer() {
        return PrivateKey.fromHex(key);
    }

    /** @throws Deviation where our code says something else */
    void checkLogins() {
        Deviation.requireEqual(domain.separator(), separator, "separator");
        for (Login login : logins) {
            requireSigned(login.login().structHash(), login.structHash(), login.digest(), login.signature());
        }
    }

    /** @throws Deviation where our code says something else */
    void checkBids() {
        for (Sealed sealed : bids) {
            Bytes bid = Bytes.of(sealed.bid().getBytes(StandardCharsets.UTF_8));
            Deviation.requireEqual(Keccak256.hash(bid.toArray()), sealed.bidHash(), "bidHash");
            Commitment commitment = sealed.commitment();
            Bytes32 seal = Commitment.seal(commitment.auctionId(), commitment.solver(), bid, sealed.salt());
            Deviation.requireEqual(seal, commitment.seal(), "seal");
            requireSigned(commitment.structHash(), sealed.structHash(), sealed.digest(), sealed.signature());
        }
    }

    /** @throws Deviation where our code says something else */
    void checkReceipts() {
        for (Received received : receipts) {
            requireSigned(
                    received.receipt().structHash(), received.structHash(), received.digest(), received.signature());
        }
    }

    /** @throws Deviation where our code says something else */
    void checkDeltas() {
        for (Delta delta : deltas) {
            Deviation.requireEqual(delta.delta().applyTo(delta.before()), delta.after(), "the auction after it");
        }
    }

    private void requireSigned(Bytes32 actual, Bytes32 structHash, Bytes32 digest, Bytes signature) {
        Deviation.requireEqual(actual, structHash, "structHash");
        Deviation.requireEqual(domain.digest(structHash), digest, "digest");
        Deviation.requireEqual(signer().sign(digest).toBytes(), signature, "signature");
    }
}
