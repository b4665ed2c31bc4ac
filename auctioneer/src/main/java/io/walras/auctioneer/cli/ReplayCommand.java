package io.walras.auctioneer.cli;

import io.walras.auctioneer.journal.StoredJson.UnreadableDocument;
import io.walras.auctioneer.replay.AuctionRecord;
import io.walras.auctioneer.replay.Difference;
import io.walras.auctioneer.replay.Replay;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code walras replay}: decides a published auction again. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Decides an auction again from its published record: checks every hash and signature, recomputes reference",
            "prices, scores and winners, and encodes what was awarded. Names the first difference, or says there is none."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything follows",
            "1:something was recorded that does not follow; one line on standard output says what",
            "2:there is no such record, or it cannot be read; one line on standard error says why"
        })
final class ReplayCommand implements Callable<Integer> {
    private static final int MAX_BYTES = 256 << 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // injected before call()
    private CommandSpec spec;

    @Parameters(paramLabel = "AUCTION_ID|FILE", description = "The number of an auction, or a file with its record.")
    @SuppressWarnings("NullAway.Init") // injected before call()
    private String auction;

    @Option(
            names = "--api",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The auctioneer to ask for the record of a number (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // injected before call()
    private URI api;

    @Override
    public Integer call() {
        AuctionRecord record = read();
        Optional<Difference> difference = replay(record);
        spec.commandLine()
                .getOut()
                .println(difference
                        .map(found -> "auction " + record.cut().auctionId() + ": " + found.where() + ": recorded "
                                + found.recorded() + ", recomputed " + found.recomputed())
                        .orElseGet(() -> "auction " + record.cut().auctionId() + ": no difference ("
                                + record.judged().evidence().bids().size() + " bids, "
                                + record.awards().size() + " awards)" + claims(record)));
        return difference.isPresent() ? 1 : 0;
    }

    /** What the record asserts and does not prove. */
    private static String claims(AuctionRecord record) {
        long claimed = record.claimedCancellations();
        return claimed == 0
                ? ""
                : "; " + claimed + (claimed == 1 ? " winner" : " winners")
                        + " not awarded because of a cancellation that the record does not prove";
    }

    private Optional<Difference> replay(AuctionRecord record) {
        try {
            return Replay.of(record);
        } catch (IllegalArgumentException incomplete) {
            throw new BadInputException(auction + ": " + incomplete.getMessage());
        }
    }

    private AuctionRecord read() {
        String text = auction.matches("[0-9]{1,18}")
                ? PublishedText.of(api, "/api/v1/auctions/" + auction + "/record", MAX_BYTES)
                : PublishedText.of(Path.of(auction), MAX_BYTES);
        try {
            return AuctionRecord.read(text);
        } catch (UnreadableDocument unreadable) {
            throw new BadInputException(auction + ": not the record of an auction");
        }
    }
}
