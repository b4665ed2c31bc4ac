package io.walras.settlement.chain;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.AbiReader;
import io.walras.settlement.abi.RegistryCalls;
import io.walras.settlement.rpc.JsonRpc;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Reads the solvers' registry at the latest block. Every question throws {@link
 * io.walras.settlement.rpc.ChainUnavailable} if the node cannot tell, and {@link IllegalStateException} if there is no
 * registry at the address.
 */
public record RegistryReader(JsonRpc rpc, Address registry) {
    private static final BigInteger LAST = BigInteger.valueOf(Long.MAX_VALUE);

    /** The solver's bond; all zeros if it has never registered. */
    public SolverBond bond(Address solver) {
        Questions asked = new Questions();
        asked.add(RegistryCalls.isRegistered(solver), data -> data.uint256(0));
        asked.add(RegistryCalls.isActive(solver), data -> data.uint256(0));
        asked.add(RegistryCalls.bondOf(solver), data -> data.uint256(0));
        asked.add(RegistryCalls.unbondingOf(solver), data -> data.uint256(0));
        asked.add(RegistryCalls.unbondingOf(solver), data -> data.uint256(1));
        asked.add(RegistryCalls.lockedOf(solver), data -> data.uint256(0));
        long block = asked.run();
        List<Uint256> answers = asked.answers;
        return new SolverBond(
                block,
                !answers.get(0).isZero(),
                !answers.get(1).isZero(),
                answers.get(2),
                answers.get(3),
                saturated(answers.get(4)),
                answers.get(5));
    }

    /** The proposal of this number; its state is {@link SlashProposal.State#NONE} if there is none. */
    public SlashProposal proposal(long id) {
        return ask(
                RegistryCalls.proposal(id),
                data -> new SlashProposal(
                        id,
                        data.address(0),
                        saturated(data.uint256(1)),
                        data.uint256(2),
                        data.word(3),
                        saturated(data.uint256(4)),
                        state(data.uint256(5))));
    }

    /** How many wei can be proposed against the solver for the auction now. */
    public Uint256 proposable(Address solver, long auctionId) {
        return ask(RegistryCalls.proposable(solver, auctionId), data -> data.uint256(0));
    }

    private static SlashProposal.State state(Uint256 number) {
        SlashProposal.State[] states = SlashProposal.State.values();
        if (!number.isLessThan(Uint256.of(states.length))) {
            throw new AbiReader.Malformed("no state of a proposal: " + number);
        }
        return states[number.toBigInteger().intValueExact()];
    }

    /** Delays are fixed by the deployment and may be absurd; so far away is as good as never. */
    private static long saturated(Uint256 number) {
        return number.toBigInteger().min(LAST).longValueExact();
    }

    private <T> T ask(Bytes question, Function<AbiReader, T> read) {
        List<T> answers = new ArrayList<>();
        PinnedReads reads = new PinnedReads();
        reads.add(EthCall.of(registry, question), outcome -> answers.add(answer(outcome, read)));
        reads.run(rpc, new Blocks(rpc).latest());
        return answers.getFirst();
    }

    private <T> T answer(CallOutcome outcome, Function<AbiReader, T> read) {
        return switch (outcome.answer(read)) {
            case CallOutcome.Answer.Some<T> some -> some.value();
            case CallOutcome.Answer.None<T> none ->
                throw new IllegalStateException("there is no solver registry at " + registry + ": it " + none.reason());
        };
    }

    /** Several questions at one block. */
    private final class Questions {
        private final PinnedReads reads = new PinnedReads();
        private final List<Uint256> answers = new ArrayList<>();

        void add(Bytes question, Function<AbiReader, Uint256> read) {
            reads.add(EthCall.of(registry, question), outcome -> answers.add(answer(outcome, read)));
        }

        long run() {
            BlockRef block = new Blocks(rpc).latest();
            reads.run(rpc, block);
            return block.number();
        }
    }
}
