package io.walras.settlement.chain;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.auction.ChainView.Funds;
import io.walras.protocol.intent.Hooks.Hook;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.Calls;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.rpc.wire.RpcReply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What owners have after the hooks of their orders, each order by itself.
 *
 * @param funds by order; missing where a token gives no sensible answer
 * @param unsimulated orders of which the node would not tell, and why
 */
record HookedFunds(Map<OrderUid, Funds> funds, Map<OrderUid, String> unsimulated) {
    /** So many simulations are asked for at one block; those of later orders count as not told. */
    private static final int MOST = 64;

    private static final int QUESTIONS = 2;

    /** Asks about the first orders. What one order's hooks do to the node concerns no other order. */
    static HookedFunds read(
            JsonRpc rpc,
            SettlementContracts contracts,
            List<Intent> intents,
            Map<OrderUid, List<Hook>> hooks,
            BlockRef block) {
        HookedFunds read = new HookedFunds(new LinkedHashMap<>(), new LinkedHashMap<>());
        List<Intent> asked = new ArrayList<>();
        List<AfterHooks> states = new ArrayList<>();
        for (Intent intent : intents) {
            Optional<AfterHooks> state = contracts.after(hooks.getOrDefault(intent.uid(), List.of()));
            if (state.isPresent() && asked.size() == MOST) {
                read.unsimulated().put(intent.uid(), "there are more than " + MOST + " orders with hooks");
            } else if (state.isPresent()) {
                asked.add(intent);
                states.add(state.get());
            }
        }
        if (!asked.isEmpty()) {
            read.ask(rpc, contracts, asked, states, block);
        }
        return read;
    }

    private void ask(
            JsonRpc rpc, SettlementContracts contracts, List<Intent> asked, List<AfterHooks> states, BlockRef block) {
        List<RpcCall> requests = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            requests.add(states.get(i).request(questions(contracts, asked.get(i)), block.number()));
        }
        List<RpcReply> replies = rpc.batch(requests);
        for (int i = 0; i < asked.size(); i++) {
            take(asked.get(i).uid(), states.get(i), replies.get(i));
        }
    }

    private void take(OrderUid uid, AfterHooks state, RpcReply reply) {
        try {
            List<CallOutcome> outcomes = state.outcomes(reply, QUESTIONS);
            if (amount(outcomes.get(0)) instanceof CallOutcome.Answer.Some<Uint256>(Uint256 balance)
                    && amount(outcomes.get(1)) instanceof CallOutcome.Answer.Some<Uint256>(Uint256 allowance)) {
                funds.put(uid, new Funds(balance, allowance));
            }
        } catch (ChainUnavailable untold) {
            unsimulated.put(uid, String.valueOf(untold.getMessage()));
        }
    }

    private static List<EthCall> questions(SettlementContracts contracts, Intent intent) {
        return List.of(
                EthCall.of(intent.order().sellToken(), Calls.balanceOf(intent.owner())),
                EthCall.of(intent.order().sellToken(), Calls.allowance(intent.owner(), contracts.allowanceHolder())));
    }

    private static CallOutcome.Answer<Uint256> amount(CallOutcome outcome) {
        return outcome.answer(data -> data.uint256(0));
    }
}
