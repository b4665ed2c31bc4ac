package io.walras.settlement.simulate;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.encode.AwardSigner;
import io.walras.settlement.rpc.Quantity;
import java.util.Map;

/**
 * The transaction of a candidate as it is simulated. Its award is signed with a key that everybody knows, and the
 * simulated contract is told to take that key for the auctioneer's: so a bundle can be tried while no signature exists
 * that the real contract would accept.
 */
record SimulatedCall(SimulationSettings settings, BlockRef block, StateChanges changes) {
    private static final PrivateKey THROW_AWAY_KEY =
            PrivateKey.fromHex(Keccak256.hash("Walras: simulated auctioneer").toString());

    /** Where the contract keeps its auctioneer; see AwardGate. */
    private static final Bytes32 AUCTIONEER_SLOT = Bytes32.ZERO;

    /** Whether the submitter can pay for gas is no property of the bundle. */
    private static final Uint256 AMPLE_BALANCE = Uint256.powerOfTen(24);

    /** The transaction with as much gas as one may have. */
    Map<String, Object> of(Candidate candidate) {
        return of(candidate, settings.gas().cap());
    }

    /** Fields as of the real transaction, since a call may look at what it is paid and how much gas there is. */
    Map<String, Object> of(Candidate candidate, long gasLimit) {
        Bytes signature = new AwardSigner(THROW_AWAY_KEY, settings.awardDomain()).sign(candidate.award());
        return Map.of(
                "from", settings.sender().toString(),
                "to", settings.settlement().toString(),
                "gas", Quantity.of(gasLimit),
                "maxFeePerGas", maxFee(),
                "maxPriorityFeePerGas", Quantity.of(settings.tip()),
                "input",
                        candidate
                                .bundle()
                                .callData(candidate.award(), signature)
                                .toString());
    }

    /** A call that does nothing, and works wherever a simulation does. */
    Map<String, Object> ofNothing() {
        String sender = settings.sender().toString();
        return Map.of(
                "from",
                sender,
                "to",
                sender,
                "gas",
                Quantity.of(settings.gas().cap()),
                "maxFeePerGas",
                maxFee(),
                "maxPriorityFeePerGas",
                Quantity.of(settings.tip()));
    }

    private String maxFee() {
        return Quantity.of(block.baseFeePerGas().times(Uint256.of(2)).plus(settings.tip()));
    }

    /** The state that is different from the chain's. */
    Map<String, Object> overrides() {
        Bytes32 auctioneer = Bytes32.of(THROW_AWAY_KEY.address().toWord());
        Map<String, Object> overrides =
                changes.with(settings.settlement(), AUCTIONEER_SLOT, auctioneer).overrides();
        overrides.put(settings.sender().toString(), Map.of("balance", Quantity.of(AMPLE_BALANCE)));
        return overrides;
    }
}
