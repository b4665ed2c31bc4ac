package io.walras.examples.demo;

import io.walras.examples.demo.AuctionResult.Settled;
import io.walras.examples.wire.CompetitionView;
import io.walras.examples.wire.CompetitionView.RefusedView;
import io.walras.examples.wire.CompetitionView.SolutionView;
import io.walras.examples.wire.DevnetFile;
import io.walras.examples.wire.QuotesView;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Order;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Help.Ansi;

/** Prints an auction: the bids with their scores, the transactions, and what each user gained. */
final class AuctionReport {
    private static final int NATIVE_DECIMALS = 18;

    private final PrintStream out;
    private final Assets assets;
    private final SolverNames solvers;
    private final Map<Address, Integer> traders = new TreeMap<>();
    private final Map<Address, String> makers = new TreeMap<>();

    AuctionReport(PrintStream out, DevnetFile network, SolverNames solvers, Assets assets) {
        this.solvers = solvers;
        this.out = out;
        this.assets = assets;
        network.makers().forEach(maker -> makers.put(maker.address(), maker.name()));
        network.accounts().forEach(account -> traders.put(account.address(), traders.size() + 1));
    }

    void print(AuctionResult result) {
        CompetitionView competition = result.competition();
        out.println();
        heading(
                "Auction " + competition.auctionId(),
                "block " + competition.startBlock() + ", "
                        + count(competition.orders().size(), "order") + ", "
                        + count(
                                competition.solutions().size()
                                        + competition.unranked().size(),
                                "bid"));
        indent(bids(competition));
        if (!result.quotes().offered().isEmpty()) {
            heading("  Makers' quotes", "");
            indent(quotes(result.quotes()));
        }
        for (Settled settled : result.settlements()) {
            heading(
                    "  Settled " + settled.sources().words(),
                    "block " + settled.blockNumber() + ", transaction " + settled.transaction());
            indent(fills(settled));
        }
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private TextTable bids(CompetitionView competition) {
        TextTable table = new TextTable("rank", "solver", "bid", ">score in ETH", ">orders", "");
        for (SolutionView bid : competition.solutions()) {
            table.row(
                    String.valueOf(bid.ranking()),
                    solvers.of(bid.solver()),
                    competition.openBidders().contains(bid.solver()) ? "open" : "sealed",
                    Amounts.of(bid.score(), NATIVE_DECIMALS),
                    String.valueOf(bid.orders().size()),
                    competition
                            .obstacle(bid)
                            .map(reason -> "not awarded: " + reason)
                            .orElseGet(() -> verdict(bid)));
        }
        for (RefusedView bid : competition.unranked()) {
            table.row("-", solvers.of(bid.solver()), "-", "-", "-", "refused: " + bid.reason());
        }
        return table;
    }

    private TextTable quotes(QuotesView quotes) {
        TextTable table = new TextTable("maker", ">gives up to", "", ">for", "", "");
        for (QuotesView.Offered quote : quotes.offered()) {
            Asset gives = assets.at(quote.makerToken());
            Asset takes = assets.at(quote.takerToken());
            table.row(
                    makers.getOrDefault(quote.maker(), quote.maker().toString()),
                    Amounts.of(quote.makerAmount(), gives.decimals()),
                    gives.symbol(),
                    Amounts.of(quote.takerAmount(), takes.decimals()),
                    takes.symbol(),
                    quotes.taken().contains(quote.hash()) ? "selected" : "released");
        }
        return table;
    }

    private static String verdict(SolutionView bid) {
        if (bid.isWinner()) {
            return bid.transaction().isPresent() ? "won, settled" : "won, not settled";
        }
        return bid.filteredOut() ? "filtered out" : "lost";
    }

    private TextTable fills(Settled settled) {
        TextTable table = new TextTable("trader", "order", ">sold", "", ">bought", "", ">better than limit", "", ">");
        for (Fill fill : settled.fills()) {
            Order order = fill.intent().order();
            Asset sell = assets.at(order.sellToken());
            Asset buy = assets.at(order.buyToken());
            Asset gain = assets.at(fill.gainToken());
            table.row(
                    "trader " + traders.get(fill.intent().owner()),
                    order.kind().wireName() + (order.partiallyFillable() ? " in parts" : ""),
                    Amounts.of(fill.trade().sold(), sell.decimals()),
                    sell.symbol(),
                    Amounts.of(fill.trade().bought(), buy.decimals()),
                    buy.symbol(),
                    Amounts.of(fill.gain(), gain.decimals()),
                    gain.symbol(),
                    Amounts.percent(fill.gainBps()));
        }
        return table;
    }

    private void heading(String title, String rest) {
        out.println(Ansi.AUTO.string("@|bold " + title + "|@  @|faint " + rest + "|@"));
    }

    private void indent(TextTable table) {
        boolean first = true;
        for (String line : table.lines()) {
            out.println("    " + (first ? Ansi.AUTO.string("@|underline " + line + "|@") : line));
            first = false;
        }
    }
}
