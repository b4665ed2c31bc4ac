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

/** Makes the vectors of the kit. */
final class Kit {
    private static final String KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

    private Kit() {}

    static Vectors make() {
        PrivateKey key = PrivateKey.fromHex(KEY);
        Eip712Domain domain = Eip712Domain.walras(31337, Address.fromHex("0x5fbdb2315678afecb367f032d93f642f64180aa3"));
        List<Vectors.Sealed> bids = List.of(
                sealed(1, 0, true, "{\"solutions\":[]}", domain, key),
                sealed(Long.MAX_VALUE, 15, false, "{\"solutions\":[ ] , \"n\":\"\u00e4\u20ac\"}", domain, key));
        Commitment committed = bids.getFirst().commitment();
        return new Vectors(
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

    private static Vectors.Login login(boolean shadow, Eip712Domain domain, PrivateKey key) {
        SolverLogin login = new SolverLogin(
                key.address(),
                Address.fromHex("0x00000000000000000000000000000000000000aa"),
                shadow,
                Keccak256.hash("a challenge"));
        Bytes32 digest = domain.digest(login.structHash());
        return new Vectors.Login(
                login, login.structHash(), digest, key.sign(digest).toBytes());
    }

    private static Vectors.Sealed sealed(
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
        return new Vectors.Sealed(
                bid,
                Keccak256.hash(bytes.toArray()),
                salt,
                commitment,
                commitment.structHash(),
                domain.digest(commitment.structHash()),
                SignedCommitment.sign(commitment, domain, key).signature());
    }

    private static Vectors.Received received(BidReceipt receipt, Eip712Domain domain, PrivateKey key) {
        Bytes32 digest = domain.digest(receipt.structHash());
        return new Vectors.Received(
                receipt, receipt.structHash(), digest, key.sign(digest).toBytes());
    }

    private static AuctionJson auction(long id, int orders) {
        return Recordings.ofOrders(id, orders).auction();
    }

    private static Vectors.Delta delta(AuctionJson before, AuctionJson after) {
        return new Vectors.Delta(before, AuctionDelta.between(before, after), after);
    }
}
