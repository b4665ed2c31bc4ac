package io.walras.sdk.conformance;

import java.util.List;

/**
 * What became of one check.
 *
 * @param name what was checked
 * @param findings one line each: what is wrong, or worth to know
 */
public record Report(String name, boolean conforms, List<String> findings) {
    public Report {
        findings = List.copyOf(findings);
    }

    static Report failed(String name, String what) {
        return new Report(name, false, List.of(what));
    }
}
