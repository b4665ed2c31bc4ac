package io.walras.auctioneer.hostile;

import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.wire.engine.SolutionJson;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Bids that are no JSON, or not the JSON that they should be. */
enum BadText implements BadBid {
    NO_JSON(Code.Malformed, stand -> "solutions: all of them"),
    PAGE(Code.Malformed, stand -> "<html><body>busy</body></html>"),
    CUT_OFF(Code.Malformed, stand -> good(stand).substring(0, good(stand).length() / 2)),
    TOO_DEEP(Code.Malformed, stand -> "{\"solutions\":" + "[".repeat(64) + "]".repeat(64) + "}"),
    NO_SOLUTIONS(Code.Malformed, stand -> "{\"solution\":[]}"),
    DECIMAL_AMOUNT(Code.Malformed, stand -> sold(stand, "\"1.5\"")),
    FLOATING_AMOUNT(Code.Malformed, stand -> sold(stand, "1e3")),
    NEGATIVE_AMOUNT(Code.Malformed, stand -> sold(stand, "\"-1\"")),
    AMOUNT_OF_257_BITS(Code.Malformed, stand -> sold(stand, "\"0x1" + "0".repeat(64) + "\"")),
    NOT_A_NUMBER(Code.Malformed, stand -> sold(stand, "NaN")),
    TWO_PRICES_OF_A_TOKEN(
            Code.Malformed,
            stand -> good(stand)
                    .replace("\"prices\":{", "\"prices\":{\"" + stand.first().token() + "\":\"7\",")),
    ID_THAT_IS_NONE(Code.Malformed, stand -> good(stand).replace("\"id\":1", "\"id\":-1")),
    SAME_ID_TWICE(Code.DuplicateId, stand -> Stand.text(one(stand, 1), one(stand, 1))),
    TOO_MANY_BUNDLES(
            Code.TooBig,
            stand -> Stand.text(IntStream.rangeClosed(1, Market.MAX_BUNDLES + 1)
                    .mapToObj(id -> one(stand, id))
                    .toArray(SolutionJson[]::new))),
    /** Nobody asks what a bid says that it is worth. */
    SCORE_OF_ITS_OWN(null, stand -> stand.poor().replace("\"id\":1", "\"score\":\"" + "9".repeat(77) + "\",\"id\":1"));

    private final Optional<Code> refusal;
    private final Function<Stand, String> text;

    BadText(@Nullable Code refusal, Function<Stand, String> text) {
        this.refusal = Optional.ofNullable(refusal);
        this.text = text;
    }

    private static SolutionJson one(Stand stand, int id) {
        return stand.solution(id, stand.first().trades(id));
    }

    private static String good(Stand stand) {
        return Stand.text(stand.solution(1, stand.first().trades(100)));
    }

    /** With another amount in the place of what the seller gives. */
    private static String sold(Stand stand, String amount) {
        return good(stand).replace("\"" + stand.first().sold(100) + "\"", amount);
    }

    @Override
    public String text(Stand stand) {
        return text.apply(stand);
    }

    @Override
    public Optional<Code> refusal() {
        return refusal;
    }
}
