package io.walras.protocol.auction;

import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.book.BookEntry;
import io.walras.protocol.book.Listing;
import io.walras.protocol.book.Side;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import java.util.List;

/**
 * Commits to a batch: keccak256 over ABI words, each list as the hash of its own words, so that two batches have one
 * hash only if they are the same. The tie-break seed is derived here too, from the block of the cut and from nothing the
 * auctioneer could choose.
 */
public final class BatchHash {
    private BatchHash() {}

    /** The seed of an auction: keccak256(abi.encode(auctionId, blockHash)). */
    public static Bytes32 seed(long auctionId, Bytes32 blockHash) {
        return Keccak256.hash(new Words().word(auctionId).word(blockHash).toArray());
    }

    /** The hash of the batch. */
    public static Bytes32 of(Batch batch) {
        Words orders = new Words();
        batch.orders()
                .forEach(order -> orders.word(Keccak256.hash(order.uid().toArray()))
                        .word(order.fillable())
                        .word(terms(order)));
        Words prices = new Words();
        batch.nativePrices()
                .forEach((Address token, Uint256 price) -> prices.word(token).word(price));
        Words pools = new Words();
        batch.pools().forEach(pool -> pools.raw(words(pool)));
        Words words = new Words()
                .word(batch.auctionId())
                .word(batch.cutAt())
                .word(batch.block().number())
                .word(batch.block().hash())
                .word(batch.seed())
                .word(batch.wrappedNative())
                .word(Keccak256.hash(orders.toArray()))
                .word(Keccak256.hash(prices.toArray()))
                .word(Keccak256.hash(pools.toArray()));
        if (!batch.quotes().isEmpty()) {
            words.word(quotes(batch.quotes()));
        }
        return Keccak256.hash(words.toArray());
    }

    /** The names of the quotes commit to what makers signed. */
    private static Bytes32 quotes(List<FirmQuote> quotes) {
        Words words = new Words();
        quotes.forEach(firm ->
                words.word(firm.hash()).word(Keccak256.hash(firm.signature().toArray())));
        return Keccak256.hash(words.toArray());
    }

    private static byte[] words(ConstantProductPool pool) {
        return new Words()
                .word(pool.address())
                .word(pool.router())
                .word(pool.token0())
                .word(pool.token1())
                .word(pool.reserve0())
                .word(pool.reserve1())
                .word(Uint256.of(pool.fee().numerator()))
                .word(Uint256.of(pool.fee().denominator()))
                .word(pool.gasEstimate())
                .toArray();
    }

    /** The terms; of an order with calls around its fill the hash of them and of the calls. */
    private static Bytes32 terms(AuctionOrder order) {
        Bytes32 plain = plainTerms(order);
        return order.hooks().isEmpty()
                ? plain
                : Keccak256.hash(
                        new Words().word(plain).word(hooks(order.hooks())).toArray());
    }

    private static Bytes32 hooks(Hooks hooks) {
        Words words = new Words().word(hooks.pre().size()).word(hooks.post().size());
        hooks.all()
                .forEach(hook -> words.word(hook.target())
                        .word(Keccak256.hash(hook.callData().toArray()))
                        .word(hook.gasLimit()));
        return Keccak256.hash(words.toArray());
    }

    /** The fees, and for an order that rests in a book its place there. */
    private static Bytes32 plainTerms(AuctionOrder order) {
        BookEntry entry = order.entry();
        if (entry == null) {
            return fees(order);
        }
        Listing listing = entry.listing();
        BookAttributes attributes = listing.attributes();
        return Keccak256.hash(new Words()
                .word(fees(order))
                .word(Keccak256.hash(listing.market()))
                .word(listing.side() == Side.ASK)
                .word(listing.price())
                .word(entry.sequence())
                .word(attributes.postOnly())
                .word(Keccak256.hash(attributes.timeInForce().name()))
                .word(Keccak256.hash(attributes.selfTrade().wireName()))
                .toArray());
    }

    private static Bytes32 fees(AuctionOrder order) {
        Words words = new Words();
        for (ChargedPolicy charged : order.feePolicies()) {
            words.word(charged.recipient());
            switch (charged.policy()) {
                case FeePolicy.Surplus surplus -> {
                    words.word(0);
                    factor(words, surplus.factor());
                    factor(words, surplus.maxVolumeFactor());
                }
                case FeePolicy.PriceImprovement improvement -> {
                    words.word(1);
                    factor(words, improvement.factor());
                    factor(words, improvement.maxVolumeFactor());
                    FeePolicy.Quote quote = improvement.quote();
                    words.word(quote.sellAmount()).word(quote.buyAmount()).word(quote.fee());
                }
                case FeePolicy.Volume volume -> {
                    words.word(2);
                    factor(words, volume.factor());
                }
            }
        }
        return Keccak256.hash(words.toArray());
    }

    private static void factor(Words words, Fraction factor) {
        words.word(Uint256.of(factor.numerator())).word(Uint256.of(factor.denominator()));
    }
}
