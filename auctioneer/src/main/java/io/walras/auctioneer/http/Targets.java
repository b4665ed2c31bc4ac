package io.walras.auctioneer.http;

import java.util.Arrays;
import java.util.regex.Pattern;

/** What is told from the target of a request as it was sent. */
final class Targets {
    private static final Pattern AUTHORITY = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");
    private static final Pattern AFTER_PATH = Pattern.compile("[?#].*$", Pattern.DOTALL);
    private static final Pattern DOT = Pattern.compile("%2e", Pattern.CASE_INSENSITIVE);

    private Targets() {}

    /** Whether the path has empty or dotted segments, however they are written, which others may read as another path. */
    static boolean isCrooked(String target) {
        String path = AFTER_PATH
                .matcher(AUTHORITY.matcher(target).replaceFirst(""))
                .replaceFirst("")
                .replaceFirst("^/", "");
        return Arrays.stream(DOT.matcher(path).replaceAll(".").split("/", -1))
                .anyMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."));
    }
}
