package io.walras.settlement.abi;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.contracts.InteractionExecutor;
import io.walras.contracts.Settlement;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Property;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.web3j.abi.CustomErrorEncoder;
import org.web3j.abi.datatypes.CustomError;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;

@SuppressWarnings("rawtypes") // web3j's own signatures
class RevertReasonTest {
    private static final Address TOKEN = Orders.USDC;

    @Test
    void shouldNameOurErrorsWithTheirArguments() {
        Bytes data = error(Settlement.NOTCONSERVED_ERROR, List.of(Web3jTypes.of(TOKEN), Web3jTypes.of(Uint256.of(5))));

        assertThat(RevertReason.of(data)).hasToString("NotConserved(" + TOKEN + ", 5)");
    }

    @Test
    void shouldShowAnOrderUidAsItIs() {
        Bytes uid = Bytes.of(new byte[56]);
        Bytes data = error(Settlement.LIMITPRICENOTRESPECTED_ERROR, List.of(Web3jTypes.of(uid)));

        assertThat(RevertReason.of(data)).hasToString("LimitPriceNotRespected(" + uid + ")");
    }

    @Test
    void shouldLookIntoAFailedInteraction() {
        Bytes inner = message("UniswapV2: K");
        Bytes data = error(
                InteractionExecutor.INTERACTIONFAILED_ERROR,
                List.of(Web3jTypes.of(Uint256.ONE), Web3jTypes.of(Uint256.of(2)), Web3jTypes.of(inner)));

        assertThat(RevertReason.of(data)).hasToString("InteractionFailed(1, 2, Error(UniswapV2: K))");
    }

    @Test
    void shouldShowAPlainMessage() {
        assertThat(RevertReason.of(message("no"))).isEqualTo(new RevertReason("Error", List.of("no")));
    }

    @Test
    void shouldMakeAMessagePrintable() {
        assertThat(RevertReason.of(message("a\nb\u001b[2J"))).hasToString("Error(a?b?[2J)");
    }

    @Test
    void shouldCutALongMessage() {
        assertThat(RevertReason.of(message("x".repeat(1_000))).arguments().getFirst())
                .hasSize(303)
                .endsWith("...");
    }

    @Test
    void shouldShowAPanicByItsCode() {
        Bytes data = Bytes.fromHex("0x4e487b71" + "0".repeat(62) + "11");

        assertThat(RevertReason.of(data)).hasToString("Panic(0x11)");
    }

    @Test
    void shouldShowAnUnknownErrorInHex() {
        assertThat(RevertReason.of(Bytes.fromHex("0xdeadbeef01"))).hasToString("Unknown(0xdeadbeef01)");
    }

    @Test
    void shouldSayThatThereIsNoReason() {
        assertThat(RevertReason.of(Bytes.EMPTY)).hasToString("Silent()");
    }

    @Test
    void shouldNotTrustTheArgumentsOfAKnownError() {
        Bytes truncated = error(
                        Settlement.NOTCONSERVED_ERROR, List.of(Web3jTypes.of(TOKEN), Web3jTypes.of(Uint256.of(5))))
                .slice(0, 40);

        assertThat(RevertReason.of(truncated).name()).isEqualTo(RevertReason.UNKNOWN);
    }

    @Test
    void shouldNotFollowInnerReasonsForEver() {
        Bytes nested = message("end");
        for (int depth = 0; depth < 200; depth++) {
            nested = error(
                    InteractionExecutor.INTERACTIONFAILED_ERROR,
                    List.of(Web3jTypes.of(Uint256.ONE), Web3jTypes.of(Uint256.ONE), Web3jTypes.of(nested)));
        }

        assertThat(RevertReason.of(nested).name()).isEqualTo(RevertReason.UNKNOWN);
    }

    @Test
    void shouldUnderstandOrRejectAnyData() {
        Bytes32 selectors = Bytes32.fromHex("0x08c379a0" + "4e487b71" + "0".repeat(48));
        Property.forAll(2_000, gen -> {
            Bytes selector = gen.bool()
                    ? Bytes.of(selectors.toArray()).slice(0, 4)
                    : error(InteractionExecutor.INTERACTIONFAILED_ERROR, List.of())
                            .slice(0, 4);
            Bytes data = Bytes.concat(selector.toArray(), gen.bytes(gen.between(0, 200)));

            assertThat(RevertReason.of(data).toString()).hasSizeLessThan(2_000);
        });
    }

    private static Bytes message(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(bytes).isNotEmpty();
        return Bytes.concat(
                Bytes.fromHex("0x08c379a0").toArray(),
                Web3jTypes.encode(List.of(new Utf8String(text))).toArray());
    }

    private static Bytes error(CustomError error, List<Type> arguments) {
        return Bytes.concat(
                Bytes.fromHex(CustomErrorEncoder.encode(error)).slice(0, 4).toArray(),
                Web3jTypes.encode(arguments).toArray());
    }
}
