package io.walras.settlement.chain;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.auction.ChainView;
import io.walras.protocol.auction.ChainView.Funds;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.AbiReader;
import io.walras.settlement.abi.Calls;
import io.walras.settlement.chain.CallOutcome.Answer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Collects a {@link ChainView}: asks the questions and takes in the answers. Used once. */
final class ViewReading {
    /** What the contract lets a wallet spend on confirming a signature. */
    private static final long EIP1271_GAS = 1_000_000;

    private final SettlementContracts contracts;
    private final PinnedReads reads = new PinnedReads();
    private final Map<Holding, Uint256> balances = new HashMap<>();
    private final Map<Holding, Uint256> allowances = new HashMap<>();
    private final Map<Holding, String> unreadable = new LinkedHashMap<>();
    private final Map<OrderUid, Uint256> filled = new HashMap<>();
    private final Set<OrderUid> orders = new HashSet<>();
    private final Set<OrderUid> unsigned = new HashSet<>();
    private final List<ConstantProductPool> pools = new ArrayList<>();

    ViewReading(SettlementContracts contracts, Collection<Intent> intents, Collection<V2Pair> pairs) {
        this.contracts = contracts;
        Set<Holding> asked = new HashSet<>();
        for (Intent intent : intents) {
            Holding holding = new Holding(intent.owner(), intent.order().sellToken());
            if (asked.add(holding)) {
                askFunds(holding);
            }
            askOrder(intent);
        }
        pairs.forEach(this::askReserves);
    }

    PinnedReads reads() {
        return reads;
    }

    /** What was read at the block, and of orders with hooks besides. */
    ChainReading at(BlockRef block, HookedFunds hooked) {
        Map<Holding, Funds> funds = new HashMap<>();
        balances.forEach((holding, balance) -> {
            Uint256 allowance = allowances.get(holding);
            if (allowance != null) {
                funds.put(holding, new Funds(balance, allowance));
            }
        });
        return new ChainReading(
                new ChainView(block, orders, funds, hooked.funds(), filled, unsigned, pools),
                unreadable,
                hooked.unsimulated());
    }

    private void askFunds(Holding holding) {
        askFor(holding, Calls.balanceOf(holding.owner()), balances);
        askFor(holding, Calls.allowance(holding.owner(), contracts.allowanceHolder()), allowances);
    }

    private void askFor(Holding holding, Bytes question, Map<Holding, Uint256> answers) {
        reads.addForeign(EthCall.of(holding.token(), question), outcome -> {
            switch (outcome.answer(data -> data.uint256(0))) {
                case Answer.Some<Uint256> amount -> answers.put(holding, amount.value());
                case Answer.None<Uint256> none ->
                    unreadable.putIfAbsent(holding, "token " + holding.token() + " " + none.reason());
            }
        });
    }

    private void askOrder(Intent intent) {
        OrderUid uid = intent.uid();
        orders.add(uid);
        askSettlement(Calls.filledAmount(uid), amount -> filled.put(uid, amount));
        switch (intent.signature().scheme()) {
            case PRESIGN ->
                askSettlement(Calls.preSignature(uid), signed -> {
                    if (!Presignature.isSigned(signed)) {
                        unsigned.add(uid);
                    }
                });
            case EIP1271 -> askWallet(intent);
            case EIP712, ETHSIGN -> {}
        }
    }

    /** Our own contract answers; if it does not, it is not the contract, and nothing read here means anything. */
    private void askSettlement(Bytes question, Consumer<Uint256> receiver) {
        reads.add(EthCall.of(contracts.settlement(), question), outcome -> {
            switch (outcome.answer(data -> data.uint256(0))) {
                case Answer.Some<Uint256> amount -> receiver.accept(amount.value());
                case Answer.None<Uint256> none ->
                    throw new IllegalStateException(
                            "there is no settlement contract at " + contracts.settlement() + ": it " + none.reason());
            }
        });
    }

    private void askWallet(Intent intent) {
        EthCall question = Eip1271.question(
                contracts.settlement(),
                intent.owner(),
                intent.uid().digest(),
                intent.signature().bytes(),
                EIP1271_GAS);
        reads.addForeign(question, outcome -> {
            if (!Eip1271.isConfirmed(outcome)) {
                unsigned.add(intent.uid());
            }
        });
    }

    private void askReserves(V2Pair pair) {
        reads.addForeign(EthCall.of(pair.address(), Calls.getReserves()), outcome -> {
            if (outcome.answer(ViewReading::reserves) instanceof Answer.Some<Uint256[]>(Uint256[] reserves)) {
                pools.add(pair.with(reserves[0], reserves[1]));
            }
        });
    }

    private static Uint256[] reserves(AbiReader data) {
        return new Uint256[] {data.uint256(0), data.uint256(1)};
    }
}
