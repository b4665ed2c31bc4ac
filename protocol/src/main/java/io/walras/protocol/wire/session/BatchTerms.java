package io.walras.protocol.wire.session;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.ChargedPolicy;
import io.walras.protocol.book.BookEntry;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.engine.LiquidityJson;
import io.walras.protocol.wire.engine.OrderJson;
import io.walras.protocol.wire.maker.QuoteJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an auction as engines see it leaves out of its batch. With it a solver has the batch that the auctioneer judges
 * by: it can recompute the hash of it, and check and score its own bundles to the atom.
 *
 * @param cutAt unix milliseconds of the cut
 * @param block the block that amounts, reserves and prices were read at
 * @param seed breaks ties
 * @param wrappedNative the token that the native coin trades as
 * @param fees what every order is charged that {@code otherFees} does not name, in the order in which it is charged
 * @param otherFees what the other orders are charged
 * @param places where orders of the batch rest in books; null if none does
 * @param quotes what makers signed, in the order of the limit orders that engines see of it; null if there is nothing
 * @param hooks calls around the fills of orders; null if no order asks for any
 */
public record BatchTerms(
        long cutAt,
        Batch.BlockRef block,
        Bytes32 seed,
        Address wrappedNative,
        List<FeeJson> fees,
        SortedMap<OrderUid, List<FeeJson>> otherFees,
        @Nullable SortedMap<OrderUid, PlaceJson> places,
        @Nullable List<QuoteJson> quotes,
        @Nullable SortedMap<OrderUid, Hooks> hooks) {
    public BatchTerms {
        Objects.requireNonNull(block, "block");
        Objects.requireNonNull(block.hash(), "block/hash");
        Objects.requireNonNull(block.baseFeePerGas(), "block/baseFeePerGas");
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(wrappedNative, "wrappedNative");
        fees = List.copyOf(Objects.requireNonNull(fees, "fees"));
        otherFees = Collections.unmodifiableSortedMap(new TreeMap<>(Objects.requireNonNull(otherFees, "otherFees")));
        quotes = quotes == null ? null : List.copyOf(quotes);
        places = places == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(places));
        hooks = hooks == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(hooks));
    }

    /** The terms of a batch. The fees of its first order are told as those of every order. */
    public static BatchTerms of(Batch batch) {
        List<FeeJson> common =
                batch.orders().isEmpty() ? List.of() : fees(batch.orders().getFirst());
        SortedMap<OrderUid, List<FeeJson>> others = new TreeMap<>();
        SortedMap<OrderUid, PlaceJson> places = new TreeMap<>();
        SortedMap<OrderUid, Hooks> hooks = new TreeMap<>();
        for (AuctionOrder order : batch.orders()) {
            if (!fees(order).equals(common)) {
                others.put(order.uid(), fees(order));
            }
            if (order.entry() != null) {
                places.put(order.uid(), PlaceJson.of(order.entry()));
            }
            if (!order.hooks().isEmpty()) {
                hooks.put(order.uid(), order.hooks());
            }
        }
        return new BatchTerms(
                batch.cutAt(),
                batch.block(),
                batch.seed(),
                batch.wrappedNative(),
                common,
                others,
                places.isEmpty() ? null : places,
                batch.quotes().isEmpty()
                        ? null
                        : batch.quotes().stream()
                                .map(firm -> QuoteJson.of(firm.signed()))
                                .toList(),
                hooks.isEmpty() ? null : hooks);
    }

    /**
     * The batch of an auction of these terms. An order that buys the native coin is one that buys its wrapped token, for
     * that is how it was told; no rule and no hash sees the difference.
     *
     * @throws IllegalArgumentException if there is no such batch
     */
    public Batch batch(AuctionJson auction) {
        if (quotesTold() > auction.liquidity().size()) {
            throw new IllegalArgumentException("there are more quotes than liquidity");
        }
        SortedMap<Address, Uint256> prices = new TreeMap<>();
        auction.tokens().forEach((token, known) -> {
            if (known.referencePrice() != null) {
                prices.put(token, known.referencePrice());
            }
        });
        return new Batch(
                required(auction.id()),
                cutAt,
                block,
                auction.orders().stream().map(this::order).toList(),
                prices,
                pools(auction.liquidity().subList(0, auction.liquidity().size() - quotesTold())),
                seed,
                wrappedNative,
                quotes(auction.liquidity()));
    }

    private static List<FeeJson> fees(AuctionOrder order) {
        return order.feePolicies().stream().map(FeeJson::of).toList();
    }

    private AuctionOrder order(OrderJson told) {
        Order order = new Order(
                told.sellToken(),
                told.buyToken(),
                told.receiver() == null ? Address.ZERO : told.receiver(),
                told.fullSellAmount(),
                told.fullBuyAmount(),
                told.validTo(),
                told.appData(),
                Uint256.ZERO,
                told.kind(),
                told.partiallyFillable(),
                told.sellTokenSource(),
                told.buyTokenDestination());
        List<ChargedPolicy> policies = otherFees.getOrDefault(told.uid(), fees).stream()
                .map(FeeJson::toPolicy)
                .toList();
        return new AuctionOrder(
                new Intent(told.uid(), order, new OrderSignature(told.signingScheme(), told.signature())),
                order.isSell() ? told.sellAmount() : told.buyAmount(),
                policies,
                entry(told.uid()),
                hooks == null ? Hooks.NONE : hooks.getOrDefault(told.uid(), Hooks.NONE));
    }

    private @Nullable BookEntry entry(OrderUid uid) {
        PlaceJson place = places == null ? null : places.get(uid);
        return place == null ? null : place.toEntry(uid.owner());
    }

    private int quotesTold() {
        return quotes == null ? 0 : quotes.size();
    }

    /** Limit orders come last, and their hashes name the quotes. */
    private List<FirmQuote> quotes(List<LiquidityJson> liquidity) {
        List<FirmQuote> firm = new ArrayList<>();
        int first = liquidity.size() - quotesTold();
        for (int i = 0; i < quotesTold(); i++) {
            SignedQuote signed = Objects.requireNonNull(quotes).get(i).toSigned();
            if (!(liquidity.get(first + i) instanceof LiquidityJson.LimitOrder order)
                    || !order.id().equals(Integer.toString(first + i))) {
                throw new IllegalArgumentException("quotes are not the last of the liquidity");
            }
            firm.add(new FirmQuote(order.hash(), signed.quote(), signed.signature()));
        }
        return firm;
    }

    private static List<ConstantProductPool> pools(List<LiquidityJson> liquidity) {
        List<ConstantProductPool> pools = new ArrayList<>();
        for (LiquidityJson item : liquidity) {
            if (!(item instanceof LiquidityJson.ConstantProduct pool)
                    || pool.tokens().size() != 2) {
                throw new IllegalArgumentException("liquidity of a kind that no batch has");
            }
            if (!pool.id().equals(Integer.toString(pools.size()))) {
                throw new IllegalArgumentException("liquidity ids are not the pools' places");
            }
            pools.add(pool(pool));
        }
        return pools;
    }

    private static ConstantProductPool pool(LiquidityJson.ConstantProduct pool) {
        List<Map.Entry<Address, LiquidityJson.Reserve>> tokens =
                List.copyOf(pool.tokens().entrySet());
        if (pool.gasEstimate().toBigInteger().bitLength() >= Long.SIZE) {
            throw new IllegalArgumentException("a pool's gas estimate is beyond all reason");
        }
        return new ConstantProductPool(
                pool.address(),
                pool.router(),
                tokens.getFirst().getKey(),
                tokens.getLast().getKey(),
                tokens.getFirst().getValue().balance(),
                tokens.getLast().getValue().balance(),
                pool.fee(),
                pool.gasEstimate().toBigInteger().longValueExact());
    }

    private static <T> T required(@Nullable T id) {
        if (id == null) {
            throw new IllegalArgumentException("an auction without a number has no batch");
        }
        return id;
    }
}
