package io.walras.settlement.chain;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
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
     * @param wallet what the owner's contract has to confirm; null if nothing
     * @param presigned the order whose presignature is looked for; null if none
     */
    public record Question(
            Address owner,
            Address sellToken,
            Address buyToken,
            List<Uint256> transfers,
            @Nullable WalletQuestion wallet,
            @Nullable OrderUid presigned) {
        public Question {
            transfers = List.copyOf(transfers);
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

    /** The facts at the latest block. Throws {@link io.walras.settlement.rpc.ChainUnavailable} if the node cannot tell. */
    public Facts read(Question question) {
        long block = blocks.latest().number();
        List<RpcCall> calls = new ArrayList<>();
        calls.add(codeOf(question.owner(), block));
        calls.add(codeOf(question.sellToken(), block));
        calls.add(codeOf(question.buyToken(), block));
        calls.add(EthCall.of(question.sellToken(), Calls.balanceOf(question.owner()))
                .at(block));
        calls.add(EthCall.of(question.sellToken(), Calls.allowance(question.owner(), contracts.allowanceHolder()))
                .at(block));
        question.transfers().forEach(amount -> calls.add(pull(question, amount).at(block)));
        WalletQuestion wallet = question.wallet();
        if (wallet != null) {
            calls.add(Eip1271.question(
                            contracts.settlement(), question.owner(), wallet.digest(), wallet.signature(), wallet.gas())
                    .at(block));
        }
        OrderUid presigned = question.presigned();
        if (presigned != null) {
            calls.add(EthCall.of(contracts.settlement(), Calls.preSignature(presigned))
                    .at(block));
        }
        List<RpcReply> replies = rpc.batch(calls);
        int transfersFrom = 5;
        int transfersTo = transfersFrom + question.transfers().size();
        return new Facts(
                kind(replies.get(0)),
                kind(replies.get(1)),
                kind(replies.get(2)),
                amount(replies.get(3)),
                amount(replies.get(4)),
                replies.subList(transfersFrom, transfersTo).stream().anyMatch(AdmissionReader::isPulled),
                (wallet != null && Eip1271.isConfirmed(CallOutcome.of(replies.get(transfersTo))))
                        || (presigned != null && Presignature.isSigned(amount(replies.getLast()))));
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

    private static Uint256 amount(RpcReply reply) {
        return switch (CallOutcome.of(reply).answer(data -> data.uint256(0))) {
            case Answer.Some<Uint256> amount -> amount.value();
            case Answer.None<Uint256> ignored -> Uint256.ZERO;
        };
    }

    /** A token that returns nothing is taken at its silence; one that answers anything but true has refused. */
    private static boolean isPulled(RpcReply reply) {
        return switch (CallOutcome.of(reply)) {
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
