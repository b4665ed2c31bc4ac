package io.walras.protocol.auction;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one auction is about, fixed at the cut: every solver gets the same, and the winner is a function of it and the
 * bids.
 *
 * @param auctionId number of the auction, never used twice in a lane
 * @param cutAt unix milliseconds of the cut
 * @param block the block the amounts, reserves and prices were read at
 * @param orders ascending by uid
 * @param nativePrices price of 10^18 atoms of a token in native atoms (wei)
 * @param pools ascending by address
 * @param seed breaks ties; fixed before any bid is seen
 * @param wrappedNative the token that the native marker stands for when prices are compared
 * @param quotes makers' firm quotes that any solver it is for may take, by maker and nonce
 */
public record Batch(
        long auctionId,
        long cutAt,
        BlockRef block,
        List<AuctionOrder> orders,
        SortedMap<Address, Uint256> nativePrices,
        List<ConstantProductPool> pools,
        Bytes32 seed,
        Address wrappedNative,
        List<FirmQuote> quotes) {
    /** A batch without quotes. */
    public Batch(
            long auctionId,
            long cutAt,
            BlockRef block,
            List<AuctionOrder> orders,
            SortedMap<Address, Uint256> nativePrices,
            List<ConstantProductPool> pools,
            Bytes32 seed,
            Address wrappedNative) {
        this(auctionId, cutAt, block, orders, nativePrices, pools, seed, wrappedNative, List.of());
    }

    /** A block as it was seen. */
    public record BlockRef(long number, Bytes32 hash, long timestamp, Uint256 baseFeePerGas) {}

    public Batch {
        orders = orders.stream().sorted(Comparator.comparing(AuctionOrder::uid)).toList();
        pools = pools.stream()
                .sorted(Comparator.comparing(ConstantProductPool::address))
                .toList();
        quotes = quotes.stream().sorted(FirmQuote.ORDER).toList();
        nativePrices = Collections.unmodifiableSortedMap(new TreeMap<>(nativePrices));
    }

    /** The order of this uid, if it is in the batch. */
    public Optional<AuctionOrder> order(OrderUid uid) {
        return orders.stream().filter(order -> order.uid().equals(uid)).findFirst();
    }

    /** The orders by uid. */
    public NavigableMap<OrderUid, AuctionOrder> ordersByUid() {
        return orders.stream()
                .collect(Collectors.toMap(AuctionOrder::uid, Function.identity(), (a, b) -> a, TreeMap::new));
    }

    /** The price of the token, the native marker read as its wrapped token. */
    public Optional<Uint256> nativePrice(Address token) {
        return Optional.ofNullable(nativePrices.get(token.nativeAs(wrappedNative)));
    }
}
