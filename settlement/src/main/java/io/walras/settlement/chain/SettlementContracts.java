package io.walras.settlement.chain;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Hooks.Hook;
import io.walras.settlement.abi.AbiReader;
import io.walras.settlement.abi.Calls;
import io.walras.settlement.abi.Web3jTypes;
import io.walras.settlement.chain.CallOutcome.Answer;
import io.walras.settlement.rpc.JsonRpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A deployed settlement contract and what belongs to it, as it says itself.
 *
 * @param allowanceHolder the address that users approve
 * @param executor the contract that makes the solvers' calls
 * @param registry where solvers are bonded
 * @param wrappedNative the token out of which native coin is paid
 * @param auctioneer whose signature an award needs
 * @param orderDomain the EIP-712 domain separator of orders
 * @param awardDomain the EIP-712 domain separator of awards
 * @param quoteSettler the contract that takes makers' quotes; null where there is none, and no quote can be taken
 * @param hooksTrampoline the contract that makes the calls that owners of orders asked for; null in deployments that are
 *     older than it, where no order may ask for any
 */
public record SettlementContracts(
        Address settlement,
        Address allowanceHolder,
        Address executor,
        Address registry,
        Address wrappedNative,
        Address auctioneer,
        Bytes32 orderDomain,
        Bytes32 awardDomain,
        @Nullable Address quoteSettler,
        @Nullable Address hooksTrampoline) {
    private static final List<String> QUESTIONS = List.of(
            "vaultRelayer",
            "executor",
            "registry",
            "wrappedNative",
            "auctioneer",
            "domainSeparator",
            "awardDomainSeparator");

    /**
     * Asks the contract at this address.
     *
     * @throws IllegalStateException if it is not a settlement contract
     * @throws io.walras.settlement.rpc.ChainUnavailable if the node could not tell
     */
    public static SettlementContracts at(JsonRpc rpc, Address settlement) {
        PinnedReads reads = new PinnedReads();
        List<Bytes32> words = new ArrayList<>();
        for (String question : QUESTIONS) {
            reads.add(EthCall.of(settlement, Web3jTypes.call(question)), outcome -> {
                switch (outcome.answer(data -> data.word(0))) {
                    case Answer.Some<Bytes32> answer -> words.add(answer.value());
                    case Answer.None<Bytes32> none ->
                        throw new IllegalStateException("there is no settlement contract at " + settlement + ": "
                                + question + "() " + none.reason());
                }
            });
        }
        reads.run(rpc, new Blocks(rpc).latest());
        try {
            Address allowanceHolder = AbiReader.address(words.get(0));
            Address executor = AbiReader.address(words.get(1));
            return new SettlementContracts(
                    settlement,
                    allowanceHolder,
                    executor,
                    AbiReader.address(words.get(2)),
                    AbiReader.address(words.get(3)),
                    AbiReader.address(words.get(4)),
                    words.get(5),
                    words.get(6),
                    quoteSettler(rpc, allowanceHolder),
                    hooksTrampoline(rpc, executor));
        } catch (AbiReader.Malformed malformed) {
            throw new IllegalStateException("there is no settlement contract at " + settlement, malformed);
        }
    }

    /** The state that these hooks leave; nothing if there are none, or nobody to call them. */
    Optional<AfterHooks> after(List<Hook> hooks) {
        return hooks.isEmpty() || hooksTrampoline == null
                ? Optional.empty()
                : Optional.of(new AfterHooks(executor, hooksTrampoline, hooks));
    }

    /**
     * Whether this is a contract that sells native coin through this settlement contract.
     *
     * @throws io.walras.settlement.rpc.ChainUnavailable if the node could not tell
     */
    public boolean isServedBy(JsonRpc rpc, Address ethFlow) {
        return tells(rpc, EthCall.of(ethFlow, Web3jTypes.call("settlement")), settlement)
                && tells(rpc, EthCall.of(ethFlow, Calls.placedOrder(Bytes32.ZERO)), Address.ZERO);
    }

    private static boolean tells(JsonRpc rpc, EthCall call, Address expected) {
        CallOutcome outcome =
                CallOutcome.of(rpc.reply(call.at(new Blocks(rpc).latest().number())));
        return switch (outcome.answer(data -> data.address(0))) {
            case Answer.Some<Address> told -> told.value().equals(expected);
            case Answer.None<Address> none -> false;
        };
    }

    /** The allowance holder knows its second operator in deployments of every age. */
    private static @Nullable Address quoteSettler(JsonRpc rpc, Address allowanceHolder) {
        EthCall question = EthCall.of(allowanceHolder, Web3jTypes.call("quoteSettler"));
        CallOutcome outcome =
                CallOutcome.of(rpc.reply(question.at(new Blocks(rpc).latest().number())));
        return switch (outcome.answer(data -> data.address(0))) {
            case Answer.Some<Address> operator -> operator.value().isZero() ? null : operator.value();
            case Answer.None<Address> none ->
                throw new IllegalStateException(
                        "there is no allowance holder at " + allowanceHolder + ": quoteSettler() " + none.reason());
        };
    }

    /** The executor deploys its trampoline; an older one has none and fails. */
    private static @Nullable Address hooksTrampoline(JsonRpc rpc, Address executor) {
        EthCall question = EthCall.of(executor, Web3jTypes.call("hooksTrampoline"));
        CallOutcome outcome =
                CallOutcome.of(rpc.reply(question.at(new Blocks(rpc).latest().number())));
        return switch (outcome.answer(data -> data.address(0))) {
            case Answer.Some<Address> trampoline -> trampoline.value();
            case Answer.None<Address> none -> null;
        };
    }
}
