package io.walras.settlement.chain;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Hooks.Hook;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.JsonCursor;
import io.walras.settlement.abi.Calls;
import io.walras.settlement.chain.CallOutcome.Answer;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.rpc.wire.RpcReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads, in one exchange and at one block, what decides whether an order may be admitted. Blocks. */
public final class AdmissionReader {
    private final JsonRpc rpc;
    private final Blocks blocks;
    private final SettlementContracts contracts;

    public AdmissionReader(JsonRpc rpc, SettlementContracts contracts) {
        this.rpc = rpc;
        this.blocks = new Blocks(rpc);
        this.contracts = contracts;
    }

    /**
     * What is asked about an order.
     *
     * @param transfers sell atoms whose pull from the owner is tried, each by itself
     * @param preHooks calls that the order asks for before its first fill: the funds are read as they leave them
     * @param wallet what the owner's contract has to confirm; null if nothing
     * @param presigned the order whose presignature is looked for; null if none
     */
    public record Question(
            Address owner,
            Address sellToken,
            Address buyToken,
            List<Uint256> transfers,
            List<Hook> preHooks,
            @Nullable WalletQuestion wallet,
            @Nullable OrderUid presigned) {
        public Question {
            transfers = List.copyOf(transfers);
            preHooks = List.copyOf(preHooks);
        }
    }

    /** The arguments of isValidSignature, and the gas units that the wallet itself may spend. */
    public record WalletQuestion(Bytes32 digest, Bytes signature, long gas) {}

    /**
     * The answers.
     *
     * @param balance of the sell token; zero if the token does not tell
     * @param allowance of the sell token to the allowance holder; zero if the token does not tell
     * @param transferable whether one of the transfers would succeed
     * @param confirmed whether the wallet gave the magic value or the order is presigned; false if neither was asked
     */
    public record Facts(
            AccountKind owner,
            AccountKind sellToken,
            AccountKind buyToken,
            Uint256 balance,
            Uint256 allowance,
            boolean transferable,
            boolean confirmed) {}

    /**
     * The facts at the latest block.
     *
     * @throws io.walras.settlement.rpc.ChainUnavailable if the node cannot tell; one that cannot simulate can tell nothing of
     *     an order with hooks
     */
    public Facts read(Question question) {
        long block = blocks.latest().number();
        List<EthCall> ofFunds = fundsQuestions(question);
        Optional<AfterHooks> hooks = contracts.after(question.preHooks());
        List<RpcCall> calls = new ArrayList<>();
        calls.add(codeOf(question.owner(), block));
        calls.add(codeOf(question.sellToken(), block));
        calls.add(codeOf(question.buyToken(), block));
        signatureQuestion(question).ifPresent(asked -> calls.add(asked.at(block)));
        int fundsFrom = calls.size();
        hooks.ifPresentOrElse(
                after -> calls.add(after.request(ofFunds, block)),
                () -> ofFunds.forEach(asked -> calls.add(asked.at(block))));
        List<RpcReply> replies = rpc.batch(calls);
        List<CallOutcome> funds = hooks.map(after -> after.outcomes(replies.get(fundsFrom), ofFunds.size()))
                .orElseGet(() -> replies.subList(fundsFrom, replies.size()).stream()
                        .map(CallOutcome::of)
                        .toList());
        return new Facts(
                kind(replies.get(0)),
                kind(replies.get(1)),
                kind(replies.get(2)),
                amount(funds.get(0)),
                amount(funds.get(1)),
                funds.subList(2, funds.size()).stream().anyMatch(AdmissionReader::isPulled),
                fundsFrom > 3 && isConfirmed(question, CallOutcome.of(replies.get(3))));
    }

    private List<EthCall> fundsQuestions(Question question) {
        List<EthCall> questions = new ArrayList<>();
        questions.add(EthCall.of(question.sellToken(), Calls.balanceOf(question.owner())));
        questions.add(EthCall.of(question.sellToken(), Calls.allowance(question.owner(), contracts.allowanceHolder())));
        question.transfers().forEach(amount -> questions.add(pull(question, amount)));
        return questions;
    }

    private Optional<EthCall> signatureQuestion(Question question) {
        WalletQuestion wallet = question.wallet();
        if (wallet != null) {
            return Optional.of(Eip1271.question(
                    contracts.settlement(), question.owner(), wallet.digest(), wallet.signature(), wallet.gas()));
        }
        OrderUid presigned = question.presigned();
        return presigned == null
                ? Optional.empty()
                : Optional.of(EthCall.of(contracts.settlement(), Calls.preSignature(presigned)));
    }

    private static boolean isConfirmed(Question question, CallOutcome outcome) {
        return question.wallet() == null ? Presignature.isSigned(amount(outcome)) : Eip1271.isConfirmed(outcome);
    }

    private static RpcCall codeOf(Address account, long block) {
        return RpcCall.of("eth_getCode", account.toString(), Quantity.of(block));
    }

    private EthCall pull(Question question, Uint256 amount) {
        Bytes data = Calls.transferFrom(question.owner(), contracts.settlement(), amount);
        return new EthCall(contracts.allowanceHolder(), question.sellToken(), data, EthCall.TOKEN_GAS);
    }

    private static AccountKind kind(RpcReply reply) {
        return AccountKind.of(JsonRpc.result(reply, JsonCursor::bytes));
    }

    private static Uint256 amount(CallOutcome outcome) {
        return switch (outcome.answer(data -> data.uint256(0))) {
            case Answer.Some<Uint256> amount -> amount.value();
            case Answer.None<Uint256> ignored -> Uint256.ZERO;
        };
    }

    /** A token that returns nothing is taken at its silence; one that answers anything but true has refused. */
    private static boolean isPulled(CallOutcome outcome) {
        return switch (outcome) {
            case CallOutcome.Reverted ignored -> false;
            case CallOutcome.Unanswered ignored -> false;
            case CallOutcome.Returned returned when returned.data().isEmpty() -> true;
            case CallOutcome.Returned returned ->
                switch (returned.answer(data -> data.uint256(0))) {
                    case Answer.Some<Uint256> said -> said.value().equals(Uint256.ONE);
                    case Answer.None<Uint256> ignored -> false;
                };
        };
    }
}
