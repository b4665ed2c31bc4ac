package io.walras.protocol.bundle;

import io.walras.protocol.bundle.BundleCheck.Broken;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A bundle's clearing prices, the native coin and its wrapped token being one. */
final class PairPrices {
    private final SortedMap<Address, Uint256> sell;
    private final SortedMap<Address, Uint256> buy;
    private final Address wrappedNative;

    private PairPrices(SortedMap<Address, Uint256> sell, SortedMap<Address, Uint256> buy, Address wrappedNative) {
        this.sell = sell;
        this.buy = buy;
        this.wrappedNative = wrappedNative;
    }

    static PairPrices of(ClearingPrices prices, Address wrappedNative) throws Broken {
        return new PairPrices(
                unified(prices.sell(), wrappedNative), unified(prices.buy(), wrappedNative), wrappedNative);
    }

    private static SortedMap<Address, Uint256> unified(SortedMap<Address, Uint256> prices, Address wrappedNative)
            throws Broken {
        SortedMap<Address, Uint256> unified = new TreeMap<>(prices);
        Uint256 marker = unified.remove(Address.NATIVE);
        Uint256 wrapped = unified.get(wrappedNative);
        if (marker != null && wrapped != null && !marker.equals(wrapped)) {
            throw new Broken(
                    Code.NonUniformPrice, "the native coin has the price " + marker + ", its wrapped token " + wrapped);
        }
        if (marker != null) {
            unified.put(wrappedNative, marker);
        }
        return unified;
    }

    /** The price at which the token is sold. */
    Uint256 ofSold(Address token) throws Broken {
        return positive(sell, token);
    }

    /** The price at which the token is bought. */
    Uint256 ofBought(Address token) throws Broken {
        return positive(buy, token);
    }

    private Uint256 positive(SortedMap<Address, Uint256> prices, Address token) throws Broken {
        Uint256 price = prices.get(token.nativeAs(wrappedNative));
        if (price == null) {
            throw new Broken(Code.MissingPrice, "no price for " + token, List.of(token));
        }
        if (price.isZero()) {
            throw new Broken(Code.InvalidPrices, "the price of " + token + " is zero");
        }
        return price;
    }
}
