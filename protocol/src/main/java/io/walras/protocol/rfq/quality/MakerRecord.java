package io.walras.protocol.rfq.quality;

import io.walras.protocol.rfq.MakerAnswer;
import java.util.ArrayList;
import java.util.List;

/**
 * What is counted of a maker, oldest first. Times are unix milliseconds.
 *
 * @param requests in the window of the latest one
 * @param selections when quotes of it were selected, in the window of the latest one
 * @param shortfalls by which its latest quotes were short of its levels
 */
public record MakerRecord(List<Request> requests, List<Long> selections, List<Integer> shortfalls) {
    /** Of a maker that was never asked. */
    public static final MakerRecord EMPTY = new MakerRecord(List.of(), List.of(), List.of());

    /** How a request ended. */
    public enum End {
        /** With quotes. */
        QUOTED,
        /** Declined for a reason that costs nothing. */
        DECLINED,
        /** Declined for a reason that the maker could have avoided: it counts a little. */
        REJECTED,
        /** Taken back, or with quotes that nobody can take: it counts as much. */
        INVALID,
        /** Without an answer in time. */
        LATE
    }

    /**
     * A request.
     *
     * @param millis until the answer; -1 if there was none
     */
    public record Request(long at, End end, long millis) {}

    public MakerRecord {
        requests = List.copyOf(requests);
        selections = List.copyOf(selections);
        shortfalls = List.copyOf(shortfalls);
    }

    MakerRecord answered(MakerAnswer answer, long at) {
        Long answeredAt = answer.answeredAt();
        long millis = answeredAt == null ? -1 : answeredAt - answer.askedAt();
        List<Request> kept = new ArrayList<>(requests.stream()
                .filter(request -> request.at() > at - QualityRules.WINDOW_MILLIS)
                .toList());
        kept.add(new Request(at, end(answer), millis));
        List<Integer> measured = new ArrayList<>(shortfalls);
        for (MakerAnswer.JudgedQuote quote : answer.quotes()) {
            if (quote.fault() == null
                    && quote.streamedAmount() != null
                    && !quote.streamedAmount().isZero()) {
                measured.add(Divergence.shortfall(quote.streamedAmount(), quote.makerAmount()));
            }
        }
        return new MakerRecord(latest(kept), selections, latest(measured));
    }

    MakerRecord selected(long at) {
        List<Long> kept = new ArrayList<>(selections.stream()
                .filter(selection -> selection > at - QualityRules.WINDOW_MILLIS)
                .toList());
        kept.add(at);
        return new MakerRecord(requests, latest(kept), shortfalls);
    }

    /** How many requests ended like this. */
    long ended(End end) {
        return requests.stream().filter(request -> request.end() == end).count();
    }

    /** Milliseconds until answers came, ascending. */
    List<Long> answerTimes() {
        return requests.stream()
                .map(Request::millis)
                .filter(millis -> millis >= 0)
                .sorted()
                .toList();
    }

    /** Selections since the oldest request that counts. */
    long selectionsOfRequests() {
        return requests.isEmpty()
                ? 0
                : selections.stream()
                        .filter(at -> at >= requests.getFirst().at())
                        .count();
    }

    private static End end(MakerAnswer answer) {
        return switch (answer.outcome()) {
            case Quoted -> End.QUOTED;
            case Declined -> End.DECLINED;
            case Rejected -> End.REJECTED;
            case Invalid, Revoked -> End.INVALID;
            case TimedOut -> End.LATE;
        };
    }

    private static <T> List<T> latest(List<T> all) {
        return all.subList(Math.max(0, all.size() - QualityRules.WINDOW), all.size());
    }
}
