package io.walras.protocol.bundle;

import io.walras.protocol.bundle.BundleCheck.Broken;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Order;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Of every token at least as much comes in, from users and from what interactions declare to give, as goes out, to users,
 * fee recipients and what interactions declare to take. The settlement has no buffers to make up a difference. The native
 * coin and its wrapped token are one.
 */
final class Conservation {
    private final Address wrappedNative;
    private final SortedMap<Address, BigInteger> left = new TreeMap<>();

    private Conservation(Address wrappedNative) {
        this.wrappedNative = wrappedNative;
    }

    static void check(Address wrappedNative, List<VerifiedFill> fills, List<Interaction> interactions) throws Broken {
        Conservation conservation = new Conservation(wrappedNative);
        fills.forEach(conservation::move);
        for (Interaction interaction : interactions) {
            interaction.inputs().forEach(input -> conservation.out(input.token(), input.amount()));
            interaction.outputs().forEach(output -> conservation.in(output.token(), output.amount()));
        }
        for (Map.Entry<Address, BigInteger> token : conservation.left.entrySet()) {
            if (token.getValue().signum() < 0) {
                throw new Broken(
                        Code.NotConserved, token.getValue().negate() + " atoms of " + token.getKey() + " are missing");
            }
        }
    }

    private void move(VerifiedFill fill) {
        Order signed = fill.order().order();
        in(signed.sellToken(), fill.userIn());
        out(signed.buyToken(), fill.userOut());
        out(signed.isSell() ? signed.buyToken() : signed.sellToken(), fill.protocolFee());
    }

    private void in(Address token, Uint256 amount) {
        left.merge(token.nativeAs(wrappedNative), amount.toBigInteger(), BigInteger::add);
    }

    private void out(Address token, Uint256 amount) {
        left.merge(token.nativeAs(wrappedNative), amount.toBigInteger().negate(), BigInteger::add);
    }
}
