package io.walras.sdk.conformance;

import io.walras.protocol.wire.engine.EngineJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of the conformance kit, and whether this SDK still says what they say. */
public final class VectorConformance {
    /** The names of the transcripts that come with the SDK. */
    static final List<String> TRANSCRIPTS = List.of("one-auction", "differences", "refusals");

    private static final String VECTORS = "vectors.json";
    private static final String VERDICTS = "verdicts.json";

    private VectorConformance() {}

    /** The files, by their paths below the kit's folder. */
    public static List<String> files() {
        List<String> files = new ArrayList<>(List.of("README.md", VECTORS, VERDICTS));
        EngineConformance.AUCTIONS.forEach(name -> files.add("auctions/" + name + ".json"));
        TRANSCRIPTS.forEach(name -> files.add(transcriptFile(name)));
        return files;
    }

    static String transcriptFile(String name) {
        return "transcripts/" + name + ".json";
    }

    /**
     * Writes the files into a folder, which is made if it is not there.
     *
     * @throws IOException if that cannot be done
     */
    public static void writeTo(Path folder) throws IOException {
        for (String file : files()) {
            Path target = folder.resolve(file);
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.write(target, bytes(file));
        }
    }

    /** Computes again all that the files say. */
    public static List<Report> run() {
        List<Report> reports = new ArrayList<>();
        Vectors vectors = read(VECTORS, Vectors.class);
        reports.add(report(VECTORS + " logins", vectors::checkLogins));
        reports.add(report(VECTORS + " bids", vectors::checkBids));
        reports.add(report(VECTORS + " receipts", vectors::checkReceipts));
        reports.add(report(VECTORS + " deltas", vectors::checkDeltas));
        for (Verdicts.OfAuction auction : read(VERDICTS, Verdicts.class).auctions()) {
            reports.add(report(VERDICTS + " " + auction.auction(), auction::check));
        }
        for (String name : TRANSCRIPTS) {
            String file = transcriptFile(name);
            reports.add(report(file, () -> TranscriptCheck.check(read(file, Transcript.class))));
        }
        return reports;
    }

    private static Report report(String name, Runnable check) {
        try {
            check.run();
            return new Report(name, true, List.of());
        } catch (Deviation deviation) {
            return Report.failed(name, String.valueOf(deviation.getMessage()));
        }
    }

    static <T> T read(String file, Class<T> type) {
        try {
            return EngineJson.read(bytes(file), type);
        } catch (IOException unreadable) {
            throw new IllegalStateException("the kit's " + file + " cannot be read", unreadable);
        }
    }

    private static byte[] bytes(String file) throws IOException {
        try (InputStream in = VectorConformance.class.getResourceAsStream("/conformance/" + file)) {
            if (in == null) {
                throw new IOException("there is no " + file);
            }
            return in.readAllBytes();
        }
    }
}
