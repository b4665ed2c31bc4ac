package io.walras.settlement.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.Award;
import io.walras.protocol.bundle.Interaction.Allowance;
import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.bundle.VerifiedFill.FeeShare;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Property;
import io.walras.settlement.abi.RevertReason;
import io.walras.settlement.chain.CallOutcome;
import io.walras.settlement.chain.EthCall;
import io.walras.settlement.testing.StagedTest;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract itself as the oracle: it hashes what it decodes and says so when the award is of another bundle. */
class BundleHashOnChainTest extends StagedTest {
    private static final long GAS = 16_000_000;

    @Test
    void shouldHashAnyBundleAsTheContractDoes() {
        Property.forAll(100, gen -> {
            EncodedBundle bundle = any(gen);

            assertThat(hashedByContract(bundle))
                    .isEqualTo(new RevertReason(
                            "BundleMismatch",
                            List.of(Bytes32.ZERO.toString(), bundle.bundleHash().toString())));
        });
    }

    private static RevertReason hashedByContract(EncodedBundle bundle) {
        Award award = new Award(
                1, Bytes32.ZERO, Address.ZERO, Address.ZERO, stage.head().timestamp() + 1_000);
        EthCall call = new EthCall(Address.ZERO, stage.settlement(), bundle.callData(award, Bytes.EMPTY), GAS);
        CallOutcome outcome =
                CallOutcome.of(stage.rpc.reply(call.at(stage.head().number())));
        return ((CallOutcome.Reverted) outcome).reason();
    }

    private static EncodedBundle any(Gen gen) {
        return EncodedBundle.of(
                new PriceList(some(gen, 5, gen::address), some(gen, 5, gen::uint256), some(gen, 5, gen::uint256)),
                some(gen, 4, () -> trade(gen)),
                new EncodedInteractions(
                        some(gen, 3, () -> interaction(gen)),
                        some(gen, 3, () -> interaction(gen)),
                        some(gen, 3, () -> interaction(gen))));
    }

    private static EncodedTrade trade(Gen gen) {
        return new EncodedTrade(
                gen.between(0, 1_000),
                gen.between(0, 1_000),
                gen.address(),
                gen.uint256(),
                gen.uint256(),
                gen.uint(32).toBigInteger().longValueExact(),
                gen.bytes32(),
                gen.between(0, 127),
                gen.uint256(),
                gen.uint256(),
                gen.uint256(),
                some(gen, 3, () -> new FeeShare(gen.address(), gen.uint256())),
                anyBytes(gen));
    }

    private static EncodedInteraction interaction(Gen gen) {
        return new EncodedInteraction(
                new Call(gen.address(), gen.uint256(), anyBytes(gen)),
                some(gen, 3, () -> new Allowance(gen.address(), gen.address(), gen.uint256())));
    }

    private static Bytes anyBytes(Gen gen) {
        return Bytes.of(gen.bytes(gen.between(0, 100)));
    }

    private static <T> List<T> some(Gen gen, int atMost, Supplier<T> one) {
        return Stream.generate(one).limit(gen.between(0, atMost)).toList();
    }
}
