package io.walras.settlement.simulate;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.chain.Blocks;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import java.util.List;
import java.util.Optional;

/**
 * Tries what a quote promises: the very settlement that would be sent, on the latest state, as if the order were signed
 * and its owner had the tokens and had approved them. A token whose storage is not understood leaves the owner what it
 * really has.
 */
public final class QuoteSimulator {
    /** Where the settlement contract keeps presignatures: a mapping keyed by the bytes of the uid; see OrderLedger. */
    private static final Uint256 PRESIGNATURES = Uint256.of(3);

    private static final Bytes32 PRESIGNED = Keccak256.hash("GPv2Signing.Scheme.PreSign");

    private final JsonRpc rpc;
    private final SimulationSettings settings;
    private final Address allowanceHolder;
    private final Blocks blocks;
    private final TokenStorage storage;
    private final TrialCheck check;

    /** A simulator on this node; {@code allowanceHolder} pulls what owners sell. */
    public QuoteSimulator(JsonRpc rpc, SimulationSettings settings, Address allowanceHolder) {
        this.rpc = rpc;
        this.settings = settings;
        this.allowanceHolder = allowanceHolder;
        this.blocks = new Blocks(rpc);
        this.storage = new TokenStorage(rpc);
        this.check = new TrialCheck(settings);
    }

    /**
     * The verdict on a bundle that fills this presigned order.
     *
     * @param sold sell atoms that the bundle takes from the owner
     * @throws ChainUnavailable if the node could not tell
     */
    public Verdict verify(Candidate candidate, Intent quoted, Uint256 sold) {
        BlockRef block = blocks.latest();
        StateChanges changes = changes(quoted, sold, block);
        return check.judge(candidate, trial(candidate, changes, block));
    }

    private StateChanges changes(Intent quoted, Uint256 sold, BlockRef block) {
        Address token = quoted.order().sellToken();
        Address owner = quoted.owner();
        Bytes32 ample = Bytes32.of(sold.plusSaturating(sold).toWord());
        StateChanges changes = StateChanges.NONE.with(settings.settlement(), presignature(quoted), PRESIGNED);
        Optional<Bytes32> balance = storage.balance(token, owner, block.number());
        if (balance.isPresent()) {
            changes = changes.with(token, balance.get(), ample);
        }
        Optional<Bytes32> allowance = storage.allowance(token, owner, allowanceHolder, block.number());
        return allowance.isPresent() ? changes.with(token, allowance.get(), ample) : changes;
    }

    private static Bytes32 presignature(Intent quoted) {
        return Keccak256.hash(
                new Words().raw(quoted.uid().toArray()).word(PRESIGNATURES).toArray());
    }

    private Trial trial(Candidate candidate, StateChanges changes, BlockRef block) {
        SimulateV1 simulation = new SimulateV1(rpc, settings, changes);
        return switch (simulation.together(List.of(candidate), block)) {
            case Sequence.Tried tried -> tried.trials().getFirst();
            case Sequence.Refused refused -> {
                simulation.requireWorking(block);
                yield new Trial.Unanswered(refused.words());
            }
            case Sequence.Unknown ignored -> new CallSimulation(rpc, settings, changes).alone(candidate, block);
        };
    }
}
