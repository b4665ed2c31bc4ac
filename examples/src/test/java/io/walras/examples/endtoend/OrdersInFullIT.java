package io.walras.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.devnet.AbiCall;
import io.walras.examples.wire.TradeView;
import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.dev.DevSender;
import io.walras.settlement.dev.DevWallet;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of order that is more than a signed pair of amounts settles on a chain. */
class OrdersInFullIT {
    private static final Uint256 ONE_WETH = Uint256.powerOfTen(18);
    private static final Uint256 THOUSAND_USDC = Uint256.powerOfTen(9);
    private static final String NOTHING = "{}";

    @TempDir
    private static Path folder = Path.of("");

    private static RunningDevnet devnet;
    private static TraderDesk desk;
    private static Address weth;
    private static Address usdc;

    @BeforeAll
    static void start() throws Exception {
        devnet = RunningDevnet.start(folder);
        desk = new TraderDesk(devnet.file());
        weth = desk.token("WETH");
        usdc = desk.token("USDC");
    }

    @AfterAll
    static void stop() {
        desk.close();
        devnet.close();
    }

    private static Intent signed(Order order, PrivateKey key) {
        return Intent.sign(desk.domain(), order, SigningScheme.EIP712, key);
    }

    private static Order sellWeth(Address receiver, String appData) {
        return desk.sell(weth, ONE_WETH, usdc, THOUSAND_USDC, receiver, appData);
    }

    @Test
    void shouldFillTheOrderOfAWalletContract() throws Exception {
        PrivateKey owner = desk.key(0);
        DevSender sender = desk.chain().sender(owner);
        Address wallet = sender.deploy(DevWallet.creationCode(owner.address()));
        sender.send(weth, Uint256.ZERO, transfer(wallet, ONE_WETH));
        sender.send(wallet, Uint256.ZERO, DevWallet.execute(new Call(weth, Uint256.ZERO, desk.approval())));
        Order order = sellWeth(Address.ZERO, NOTHING);
        Bytes32 digest = desk.domain().digest(order.structHash());
        Bytes signature = DevWallet.sign(owner, wallet, devnet.file().chainId(), digest);
        Intent intent = Intent.of(
                desk.domain().separator(), order, wallet, new OrderSignature(SigningScheme.EIP1271, signature));

        desk.post(intent, NOTHING);

        assertThat(desk.filled(intent).bought()).isEqualTo(desk.balance(usdc, wallet));
        assertThat(desk.balance(weth, wallet)).isEqualTo(Uint256.ZERO);
    }

    @Test
    void shouldFillAnOrderOnceItIsPresigned() throws Exception {
        PrivateKey owner = desk.key(1);
        desk.approve(owner, weth);
        Uint256 before = desk.balance(usdc, owner.address());
        Intent intent = Intent.of(
                desk.domain().separator(),
                sellWeth(Address.ZERO, NOTHING),
                owner.address(),
                new OrderSignature(SigningScheme.PRESIGN, Bytes.EMPTY));
        desk.post(intent, NOTHING);
        assertThat(desk.status(intent)).isEqualTo("presignaturePending");

        desk.presign(owner, intent);

        assertThat(desk.filled(intent).bought())
                .isEqualTo(desk.balance(usdc, owner.address()).minus(before));
    }

    @Test
    void shouldFillAnOrderWhoseAllowanceIsGivenByAHook() throws Exception {
        PrivateKey owner = desk.key(2);
        Address dai = desk.token("DAI");
        Uint256 amount = ONE_WETH.times(Uint256.of(3_000));
        Words spender = new Words().word(owner.address()).word(devnet.file().allowanceHolder());
        String appData = "{\"metadata\":{\"hooks\":{\"pre\":[{\"target\":\"" + dai + "\",\"callData\":\""
                + desk.permit(owner, dai, amount) + "\",\"gasLimit\":\"100000\"}]}}}";
        Intent intent = signed(desk.sell(dai, amount, usdc, THOUSAND_USDC, Address.ZERO, appData), owner);
        assertThat(desk.read(dai, "allowance(address,address)", spender)).isEqualTo(Uint256.ZERO);

        desk.post(intent, appData);

        assertThat(desk.filled(intent).sold()).isEqualTo(amount);
    }

    @Test
    void shouldPayThePartnerItsFee() throws Exception {
        PrivateKey owner = desk.key(3);
        desk.approve(owner, weth);
        Address partner = Address.fromHex("0x00000000000000000000000000000000000fee01");
        String appData = "{\"metadata\":{\"partnerFee\":{\"volumeBps\":50,\"recipient\":\"" + partner + "\"}}}";
        Intent intent = signed(sellWeth(Address.ZERO, appData), owner);

        desk.post(intent, appData);

        TradeView trade = desk.filled(intent);
        Uint256 fee = desk.balance(usdc, partner);
        Uint256 gross = trade.bought().plus(fee);
        assertThat(fee).isEqualTo(gross.mulDiv(Uint256.of(50), Uint256.of(10_000), Rounding.FLOOR));
        assertThat(desk.told("/api/v2/trades?orderUid=" + intent.uid()))
                .contains("\"executedProtocolFees\":[{\"policy\":{\"volume\":{\"factor\":0.005}},\"amount\":\"" + fee
                        + "\"");
    }

    @Test
    void shouldPayNativeCoin() throws Exception {
        PrivateKey owner = desk.key(4);
        desk.approve(owner, usdc);
        Address receiver = Address.fromHex("0x00000000000000000000000000000000000e7e01");
        Uint256 amount = THOUSAND_USDC.times(Uint256.of(3));
        Order order = desk.sell(usdc, amount, Address.NATIVE, Uint256.powerOfTen(17), receiver, NOTHING);
        Intent intent = signed(order, owner);

        desk.post(intent, NOTHING);

        assertThat(desk.filled(intent).bought()).isEqualTo(desk.coins(receiver)).isGreaterThan(Uint256.powerOfTen(17));
    }

    private static Bytes transfer(Address to, Uint256 amount) {
        return AbiCall.of("transfer(address,uint256)", new Words().word(to).word(amount));
    }
}
