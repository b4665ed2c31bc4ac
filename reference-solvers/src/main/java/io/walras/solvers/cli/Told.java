package io.walras.solvers.cli;

import io.walras.protocol.wire.engine.EngineJson;
import io.walras.sdk.conformance.JunitReport;
import io.walras.sdk.conformance.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How reports of a conformance kit are told. */
final class Told {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--json", description = "Report as JSON: [{name, conforms, findings}].")
    private boolean json;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write the report there as JUnit XML, too.")
    private @Nullable Path junit;

    /** Tells them; 0 if everything conforms, 1 if not. */
    int tell(List<Report> reports) {
        CommandLine commandLine = command().commandLine();
        PrintWriter out = commandLine.getOut();
        boolean conforms = reports.stream().allMatch(Report::conforms);
        if (json) {
            out.println(new String(EngineJson.write(reports), StandardCharsets.UTF_8));
        } else {
            reports.forEach(report -> tell(report, out));
            out.println(conforms ? "conforms" : "does not conform");
        }
        out.flush();
        write(command().qualifiedName(), reports);
        return conforms ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static void tell(Report report, PrintWriter out) {
        out.println((report.conforms() ? "ok      " : "FAILED  ") + report.name());
        report.findings().forEach(finding -> out.println("        " + finding));
    }

    private void write(String suite, List<Report> reports) {
        if (junit == null) {
            return;
        }
        try {
            Files.writeString(junit, JunitReport.of(suite, reports));
        } catch (IOException unwritable) {
            throw new ParameterException(
                    command().commandLine(), "cannot write " + junit + ": " + unwritable.getMessage(), unwritable);
        }
    }

    private CommandSpec command() {
        CommandSpec known = command;
        if (known == null) {
            throw new IllegalStateException("not part of a command");
        }
        return known;
    }

    ParameterException wrong(RuntimeException cause) {
        return new ParameterException(command().commandLine(), String.valueOf(cause.getMessage()), cause);
    }
}
