package io.walras.protocol.bundle;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.BundleCheck.Broken;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.MakerNonce;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.Take;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Holds takes of the batch's quotes to what makers signed: within the quote's bounds, at its price with the contract's
 * rounding, by a solver it is for, and of quotes that share a nonce one at most.
 */
final class QuoteRules {
    private final Map<Bytes32, FirmQuote> quotes = new HashMap<>();

    QuoteRules(Batch batch) {
        batch.quotes().forEach(firm -> quotes.put(firm.hash(), firm));
    }

    List<TakenQuote> check(Address solver, List<Interaction> interactions) throws Broken {
        List<TakenQuote> takes = new ArrayList<>();
        Set<MakerNonce> used = new TreeSet<>();
        for (Interaction interaction : interactions) {
            if (interaction instanceof Interaction.QuoteTake take) {
                TakenQuote taken = check(solver, take);
                MakerNonce nonce = taken.take().quote().makerNonce();
                if (!used.add(nonce)) {
                    throw new Broken(
                            Code.NonceUsedTwice, "nonce " + nonce.nonce() + " of " + nonce.maker() + " is used twice");
                }
                takes.add(taken);
            }
        }
        return takes;
    }

    private TakenQuote check(Address solver, Interaction.QuoteTake declared) throws Broken {
        FirmQuote firm = quotes.get(declared.hash());
        if (firm == null || !isOf(firm.quote(), declared)) {
            throw new Broken(
                    Code.UnknownLiquidity,
                    "quote " + declared.hash() + " of the batch does not give "
                            + declared.output().token() + " for "
                            + declared.input().token());
        }
        if (!firm.quote().isShared() && !firm.quote().solver().equals(solver)) {
            throw new Broken(Code.QuoteRefused, "quote " + firm.hash() + " is for another solver");
        }
        Take take = take(firm, declared.input().amount());
        Uint256 output = declared.output().amount();
        if (output.isZero() || output.isGreaterThan(take.makerOut())) {
            throw new Broken(
                    Code.LiquidityExceeded,
                    "quote " + firm.hash() + " gives " + take.makerOut() + " for "
                            + declared.input().amount() + ", not " + output);
        }
        return new TakenQuote(firm.hash(), take, firm.signature());
    }

    private static boolean isOf(Quote quote, Interaction.QuoteTake declared) {
        return quote.takerToken().equals(declared.input().token())
                && quote.makerToken().equals(declared.output().token());
    }

    private static Take take(FirmQuote firm, Uint256 takerIn) throws Broken {
        return switch (Take.of(firm.quote(), takerIn)) {
            case Take.Taken(Take take) -> take;
            case Take.Refused(var refusal) ->
                throw new Broken(
                        Code.QuoteRefused, "quote " + firm.hash() + ": " + refusal.fault() + ", " + refusal.detail());
        };
    }
}
