package io.walras.sdk.conformance;

import java.util.List;

/** Reports as JUnit XML, which build servers show. */
public final class JunitReport {
    private JunitReport() {}

    /**
     * The XML of one suite.
     *
     * @param suite its name
     */
    public static String of(String suite, List<Report> reports) {
        long failures = reports.stream().filter(report -> !report.conforms()).count();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">\n"
                .formatted(escaped(suite), reports.size(), failures));
        for (Report report : reports) {
            xml.append("  <testcase classname=\"%s\" name=\"%s\">\n".formatted(escaped(suite), escaped(report.name())));
            String findings = escaped(String.join("\n", report.findings()));
            String element = report.conforms() ? "system-out" : "failure";
            xml.append("    <%s>%s</%s>\n".formatted(element, findings, element));
            xml.append("  </testcase>\n");
        }
        return xml.append("</testsuite>\n").toString();
    }

    /** What the other side has said may hold anything; characters that XML does not know become question marks. */
    private static String escaped(String text) {
        return text.replaceAll("[^\\t\\n\\u0020-\\ud7ff\\ue000-\\ufffd]", "?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
