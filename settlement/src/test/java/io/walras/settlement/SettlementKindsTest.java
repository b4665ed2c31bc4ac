package io.walras.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.ChargedPolicy;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.Fill;
import io.walras.protocol.bundle.Interaction;
import io.walras.protocol.bundle.TokenAmount;
import io.walras.protocol.bundle.VerifiedFill;
import io.walras.protocol.bundle.VerifiedFill.FeeShare;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.Web3jTypes;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.simulate.Verdict;
import io.walras.settlement.submit.GasRules;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import io.walras.settlement.testing.Trades;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.web3j.abi.datatypes.Bool;

/**
 * Every kind of order and signature, checked, encoded and simulated on the real contract, whose Trade events have to be
 * what was declared.
 */
class SettlementKindsTest extends StagedTest {
    private static final Uint256 THOUSAND_USDC = Trades.usdc(1_000);
    private static final Uint256 THOUSAND_DAI = Trades.dai(1_000);

    /** Answers every call with the magic value of EIP-1271. */
    private static final String OBLIGING_WALLET = "0x631626ba7e60e01b5f5260205ff3";

    @Test
    void shouldSettleABuyOrder() {
        Order buys = kind(daiForUsdc(), OrderKind.BUY, false);

        assertSettles(against(trades.sign(Stage.ALICE, buys)));
    }

    @Test
    void shouldSettleAPartOfAnOrder() {
        Intent alice = trades.sign(Stage.ALICE, kind(daiForUsdc(), OrderKind.SELL, true));
        Intent bob = trades.sign(Stage.BOB, kind(usdcForDai(), OrderKind.BUY, true));
        List<Fill> fills = List.of(
                new Fill(alice.uid(), Trades.dai(300), Uint256.ZERO),
                new Fill(bob.uid(), Trades.dai(300), Uint256.ZERO));

        assertSettles(trades.checked(List.of(alice, bob), fills, trades.dollarPrices(), List.of()));
    }

    @Test
    void shouldSettleAnOrderSignedAsAPersonalMessage() {
        assertSettles(against(Intent.sign(stage.orderDomain(), daiForUsdc(), SigningScheme.ETHSIGN, Stage.ALICE)));
    }

    @Test
    void shouldSettleAPresignedOrder() {
        Intent alice = signedOnChain(Stage.ALICE.address(), SigningScheme.PRESIGN);
        Bytes presign = Web3jTypes.call(
                "setPreSignature", Web3jTypes.of(Bytes.of(alice.uid().toArray())), new Bool(true));
        stage.account(Stage.ALICE).call(stage.settlement(), Uint256.ZERO, presign);

        assertSettles(against(alice));
    }

    @Test
    void shouldSettleAnOrderOfAContract() {
        Address wallet = stage.contract(OBLIGING_WALLET);
        stage.mint(stage.dai, wallet, THOUSAND_DAI);
        approveAs(wallet, stage.dai);

        assertSettles(against(signedOnChain(wallet, SigningScheme.EIP1271)));
    }

    @Test
    void shouldPayNativeCoinOutOfThePool() {
        ConstantProductPool pool = trades.pool();
        Uint256 ether = pool.amountOut(stage.usdc, THOUSAND_USDC).orElseThrow();
        Intent alice = trades.sign(Stage.ALICE, trades.order(stage.usdc, Address.NATIVE, THOUSAND_USDC, ether));
        Interaction swap = new Interaction.PoolSwap(
                pool.address(), new TokenAmount(stage.usdc, THOUSAND_USDC), new TokenAmount(stage.weth, ether), false);

        assertSettles(trades.checked(
                List.of(alice),
                List.of(Trades.whole(alice)),
                Trades.prices(stage.usdc, ether, stage.weth, THOUSAND_USDC),
                List.of(swap)));
    }

    @Test
    void shouldPayProtocolFeesAndKeepTheNetworkFee() {
        ChargedPolicy policy = new ChargedPolicy(new FeePolicy.Volume(Fraction.of(1, 1000)), Stage.DEPLOYER.address());
        Intent alice = trades.sign(Stage.ALICE, trades.order(stage.dai, stage.usdc, THOUSAND_DAI, Trades.usdc(900)));
        Intent bob = trades.sign(Stage.BOB, usdcForDai());
        Fill feePaying = new Fill(alice.uid(), Trades.dai(999), Trades.dai(1));
        Fill whole = new Fill(bob.uid(), THOUSAND_USDC, Uint256.ZERO);
        Bundle bundle = new Bundle(
                1,
                Stage.SOLVER.address(),
                Uint256.ONE,
                trades.dollarPrices(),
                List.of(feePaying, whole),
                List.of(),
                List.of(),
                List.of());

        Trades.Checked checked = trades.checked(
                List.of(
                        new AuctionOrder(alice, THOUSAND_DAI, List.of(policy)),
                        new AuctionOrder(bob, THOUSAND_USDC, List.of())),
                bundle);

        VerifiedFill fill = checked.fills().getFirst();
        assertThat(fill.networkFee()).isEqualTo(Trades.dai(1));
        assertThat(fill.feeShares()).extracting(FeeShare::recipient).containsExactly(Stage.DEPLOYER.address());
        assertThat(fill.protocolFee()).isGreaterThan(Uint256.ZERO);
        assertSettles(checked);
    }

    /** Alice's order against Bob's opposite one. */
    private static Trades.Checked against(Intent alice) {
        Intent bob = trades.sign(Stage.BOB, usdcForDai());
        return trades.checked(
                List.of(alice, bob), List.of(Trades.whole(alice), Trades.whole(bob)), trades.dollarPrices(), List.of());
    }

    private static Order daiForUsdc() {
        return trades.order(stage.dai, stage.usdc, THOUSAND_DAI, THOUSAND_USDC);
    }

    private static Order usdcForDai() {
        return trades.order(stage.usdc, stage.dai, THOUSAND_USDC, THOUSAND_DAI);
    }

    private static Order kind(Order order, OrderKind kind, boolean partial) {
        return new Order(
                order.sellToken(),
                order.buyToken(),
                order.receiver(),
                order.sellAmount(),
                order.buyAmount(),
                order.validTo(),
                order.appData(),
                order.feeAmount(),
                kind,
                partial,
                order.sellTokenBalance(),
                order.buyTokenBalance());
    }

    private static Intent signedOnChain(Address owner, SigningScheme scheme) {
        return Intent.of(stage.orderDomain().separator(), daiForUsdc(), owner, new OrderSignature(scheme, Bytes.EMPTY));
    }

    private static void approveAs(Address owner, Address token) {
        Bytes approval = Stage.approval(stage.deployment.contracts().allowanceHolder());
        stage.anvil.control("anvil_setBalance", owner.toString(), Quantity.of(Uint256.powerOfTen(18)));
        stage.anvil.control("anvil_impersonateAccount", owner.toString());
        stage.anvil.await(stage.rpc.ask(
                RpcCall.of(
                        "eth_sendTransaction",
                        Map.of("from", owner.toString(), "to", token.toString(), "data", approval.toString())),
                hash -> hash.bytes32()));
    }

    private static void assertSettles(Trades.Checked checked) {
        Verdict verdict = trades.simulator(stage.rpc, GasRules.DEFAULT)
                .simulate(List.of(trades.candidate(checked)))
                .verdicts()
                .getFirst();

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
    }
}
