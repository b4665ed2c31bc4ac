package io.walras.sdk.conformance;

import io.walras.protocol.bid.BidReceipt;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.bid.SolverLogin;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.session.AuctionDelta;
import io.walras.sdk.testkit.Recordings;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The vectors of what is sealed, signed and told in differences.
 *
 * @param key the private key that signs everything here: the first of every development chain, known to everybody
 */
record Kit(
        String about,
        Eip712Domain domain,
        Bytes32 separator,
        String key,
        List<Login> logins,
        List<Sealed> bids,
        List<Received> receipts,
        List<Delta> deltas) {
    private static final String KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

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

    static Kit make() {
        PrivateKey key = PrivateKey.fromHex(KEY);
        Eip712Domain domain = Eip712Domain.walras(31337, Address.fromHex("0x5fbdb2315678afecb367f032d93f642f64180aa3"));
        List<Sealed> bids = List.of(
                sealed(1, 0, true, "{\"solutions\":[]}", domain, key),
                sealed(Long.MAX_VALUE, 15, false, "{\"solutions\":[ ] , \"n\":\"\u00e4\u20ac\"}", domain, key));
        Commitment committed = bids.getFirst().commitment();
        return new Kit(
                "What a solver signs, seals and is told in differences.",
                domain,
                domain.separator(),
                KEY,
                List.of(login(false, domain, key), login(true, domain, key)),
                bids,
                List.of(received(BidReceipt.of(committed, 1_700_000_000_123L, 1_700_000_000_500L), domain, key)),
                List.of(
                        delta(auction(1, 2), auction(2, 3)),
                        delta(auction(2, 3), auction(3, 0)),
                        delta(auction(3, 0), auction(4, 1))));
    }

    PrivateKey signer() {
        return PrivateKey.fromHex(key);
    }

    private static Login login(boolean shadow, Eip712Domain domain, PrivateKey key) {
        SolverLogin login = new SolverLogin(
                key.address(),
                Address.fromHex("0x00000000000000000000000000000000000000aa"),
                shadow,
                Keccak256.hash("a challenge"));
        Bytes32 digest = domain.digest(login.structHash());
        return new Login(login, login.structHash(), digest, key.sign(digest).toBytes());
    }

    private static Sealed sealed(
            long auctionId, long sequence, boolean last, String bid, Eip712Domain domain, PrivateKey key) {
        Bytes bytes = Bytes.of(bid.getBytes(StandardCharsets.UTF_8));
        Bytes32 salt = Keccak256.hash("salt " + auctionId);
        Commitment commitment = new Commitment(
                auctionId,
                Keccak256.hash("batch " + auctionId),
                key.address(),
                sequence,
                Commitment.seal(auctionId, key.address(), bytes, salt),
                last);
        return new Sealed(
                bid,
                Keccak256.hash(bytes.toArray()),
                salt,
                commitment,
                commitment.structHash(),
                domain.digest(commitment.structHash()),
                SignedCommitment.sign(commitment, domain, key).signature());
    }

    private static Received received(BidReceipt receipt, Eip712Domain domain, PrivateKey key) {
        Bytes32 digest = domain.digest(receipt.structHash());
        return new Received(
                receipt, receipt.structHash(), digest, key.sign(digest).toBytes());
    }

    private static AuctionJson auction(long id, int orders) {
        return Recordings.ofOrders(id, orders).auction();
    }

    private static Delta delta(AuctionJson before, AuctionJson after) {
        return new Delta(before, AuctionDelta.between(before, after), after);
    }
}
