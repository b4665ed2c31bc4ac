package io.walras.solvers.rfq;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.book.BookEntry;
import io.walras.protocol.book.Listing;
import io.walras.protocol.book.SelfTrade;
import io.walras.protocol.book.Side;
import io.walras.protocol.book.TimeInForce;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.engine.EngineAuction;
import io.walras.protocol.wire.engine.EngineJson;
import io.walras.protocol.wire.engine.InteractionJson;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.session.BatchTerms;
import io.walras.sdk.Auction;
import io.walras.sdk.BundleJudge;
import io.walras.sdk.SolutionCheck;
import io.walras.sdk.Solutions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A batch of WETH and USDC, as a solver in a session sees it. One atom of either token is worth one wei. */
final class Floor {
    static final Address WETH = token(1);
    static final Address USDC = token(2);
    static final PrivateKey MAKER = Orders.key(77);

    private static final Eip712Domain DOMAIN = Quote.domain(31337, token(0x95));
    private static final Address SOLVER = token(0xcc);
    private static final RfqSettings SETTINGS = new RfqSettings(4, 1, 24, 150_000);

    private final List<AuctionOrder> orders = new ArrayList<>();
    private final List<ConstantProductPool> pools = new ArrayList<>();
    private final List<FirmQuote> quotes = new ArrayList<>();

    static Address token(int number) {
        return Address.fromHex(String.format("0x%040x", number));
    }

    Floor pool(long weth, long usdc) {
        pools.add(new ConstantProductPool(
                token(0xa0 + pools.size()),
                token(0xff),
                WETH,
                USDC,
                Uint256.of(weth),
                Uint256.of(usdc),
                Fraction.of(3, 1000),
                60_000));
        return this;
    }

    /** A user's order, all or nothing. */
    Floor user(OrderKind kind, Address sell, long sellAmount, Address buy, long buyAmount) {
        return order(kind, sell, sellAmount, buy, buyAmount, false, null);
    }

    /** A resting order at this price: so many USDC atoms for each WETH atom. */
    Floor resting(Side side, long price, long weth) {
        Listing listing = new Listing(
                "WETH-USDC", side, price, new BookAttributes(false, TimeInForce.GTT, SelfTrade.DROP_OLDEST));
        BookEntry entry = new BookEntry(orders.size() + 1L, SOLVER, listing);
        return side == Side.ASK
                ? order(OrderKind.SELL, WETH, weth, USDC, weth * price, true, entry)
                : order(OrderKind.SELL, USDC, weth * price, WETH, weth, true, entry);
    }

    private Floor order(
            OrderKind kind,
            Address sell,
            long sellAmount,
            Address buy,
            long buyAmount,
            boolean partial,
            @Nullable BookEntry entry) {
        Order order = new Order(
                sell,
                buy,
                Address.ZERO,
                Uint256.of(sellAmount),
                Uint256.of(buyAmount),
                1_900_000_000L + orders.size(),
                Bytes32.ZERO,
                Uint256.ZERO,
                kind,
                partial,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        Intent intent = Intent.of(Bytes32.ZERO, order, SOLVER, new OrderSignature(SigningScheme.PRESIGN, Bytes.EMPTY));
        orders.add(new AuctionOrder(intent, order.targetAmount(), List.of(), entry));
        return this;
    }

    /** A quote of the maker, which may be taken in part. */
    Floor quote(Address gives, long makerAmount, long takerAmount, long nonce) {
        Quote quote = new Quote(
                MAKER.address(),
                gives,
                Uint256.of(makerAmount),
                gives.equals(WETH) ? USDC : WETH,
                Uint256.of(takerAmount),
                Uint256.ONE,
                Address.ZERO,
                token(0x5e),
                7,
                Address.ZERO,
                Uint256.of(nonce),
                1_900_000_000L);
        quotes.add(FirmQuote.of(SignedQuote.sign(quote, DOMAIN, MAKER), DOMAIN));
        return this;
    }

    private Batch batch() {
        return new Batch(
                7,
                1_800_000_000_000L,
                new Batch.BlockRef(9, Bytes32.ZERO, 1_800_000_000L, Uint256.of(7)),
                orders,
                new TreeMap<>(Map.of(WETH, Uint256.powerOfTen(18), USDC, Uint256.powerOfTen(18))),
                pools,
                Bytes32.ZERO,
                WETH,
                quotes);
    }

    /** The auction over the wire and back, with a judge. */
    private Auction auction() {
        byte[] request = EngineJson.write(EngineAuction.of(
                batch(), new EngineAuction.Terms(Uint256.ZERO, Instant.parse("2106-01-01T00:00:00Z"), Map.of())));
        AuctionJson told = EngineJson.read(request, AuctionJson.class);
        Batch known = EngineJson.read(EngineJson.write(BatchTerms.of(batch())), BatchTerms.class)
                .batch(told);
        return Auction.of(told, new BundleJudge(known, new BundleLimits(100, 100, 100_000, Set.of()), SOLVER));
    }

    /** A solution and what the auctioneer would say to it. */
    record Judged(SolutionJson solution, SolutionCheck check) {
        SolutionCheck.Scored scored() {
            return (SolutionCheck.Scored) check;
        }

        /** Liquidity that it uses, by id. */
        List<String> liquidity() {
            return solution.interactions().stream()
                    .map(interaction -> ((InteractionJson.Liquidity) interaction).id())
                    .toList();
        }
    }

    List<Judged> solve() {
        Auction auction = auction();
        Solutions found = new Solutions();
        new RfqSolver(SETTINGS).solve(auction, found);
        BundleJudge judge = auction.judge();
        return found.close().stream()
                .map(solution ->
                        new Judged(solution, Objects.requireNonNull(judge).check(solution)))
                .toList();
    }
}
