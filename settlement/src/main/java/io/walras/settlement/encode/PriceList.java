package io.walras.settlement.encode;

import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.bundle.Interaction;
import io.walras.protocol.bundle.TokenAmount;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.bundle.VerifiedFill;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The tokens of a bundle, strictly ascending, with one sell and one buy price each. Listed are the tokens that fills
 * trade and those that interactions declare or are allowed to spend, because only listed tokens are swept back and
 * conserved; with the native marker always its wrapped token, at the same prices. A price that the bundle does not name
 * is one, since the contract takes no zero; no fill can be using it.
 */
public record PriceList(List<Address> tokens, List<Uint256> sell, List<Uint256> buy) {
    public PriceList {
        tokens = List.copyOf(tokens);
        sell = List.copyOf(sell);
        buy = List.copyOf(buy);
    }

    static PriceList of(VerifiedBundle verified, Address wrappedNative) {
        SortedSet<Address> listed = new TreeSet<>();
        for (VerifiedFill fill : verified.fills()) {
            listed.add(fill.order().order().sellToken());
            listed.add(fill.order().order().buyToken());
        }
        verified.bundle().interactions().forEach(interaction -> listed.addAll(tokensOf(interaction)));
        if (listed.contains(Address.NATIVE)) {
            listed.add(wrappedNative);
        }
        ClearingPrices prices = verified.bundle().prices();
        List<Address> tokens = List.copyOf(listed);
        return new PriceList(
                tokens, vector(tokens, prices.sell(), wrappedNative), vector(tokens, prices.buy(), wrappedNative));
    }

    int indexOf(Address token) {
        return tokens.indexOf(token);
    }

    private static List<Address> tokensOf(Interaction interaction) {
        Stream<Address> declared = Stream.concat(interaction.inputs().stream(), interaction.outputs().stream())
                .map(TokenAmount::token);
        Stream<Address> allowed = interaction instanceof Interaction.Custom custom
                ? custom.allowances().stream().map(Interaction.Allowance::token)
                : Stream.empty();
        return Stream.concat(declared, allowed).toList();
    }

    private static List<Uint256> vector(List<Address> tokens, Map<Address, Uint256> prices, Address wrappedNative) {
        return tokens.stream().map(token -> price(token, prices, wrappedNative)).toList();
    }

    private static Uint256 price(Address token, Map<Address, Uint256> prices, Address wrappedNative) {
        Uint256 price = prices.getOrDefault(token, Uint256.ZERO);
        if (price.isZero() && token.equals(Address.NATIVE)) {
            price = prices.getOrDefault(wrappedNative, Uint256.ZERO);
        }
        if (price.isZero() && token.equals(wrappedNative)) {
            price = prices.getOrDefault(Address.NATIVE, Uint256.ZERO);
        }
        return price.isZero() ? Uint256.ONE : price;
    }
}
