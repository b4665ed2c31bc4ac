import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.web3j.codegen.SolidityFunctionWrapperGenerator;

/**
 * Generates the Java wrappers from what forge built, all in one JVM; run from the module's folder in source mode.
 * A wrapper newer than its inputs is kept. web3j's generator prints its usage and leaves silently when it dislikes an
 * argument, so each wrapper's existence is asserted.
 */
public final class GenerateWrappers {
    private static final String PACKAGE = "io.walras.contracts";
    private static final Path BUILT = Path.of("target/forge/out");
    private static final Path GENERATED = Path.of("target/generated-sources/web3j");

    public static void main(String[] contracts) throws IOException {
        for (String contract : contracts) {
            Path abi = BUILT.resolve(contract + ".sol").resolve(contract + ".abi.json");
            Path bin = BUILT.resolve(contract + ".sol").resolve(contract + ".bin");
            Path wrapper = GENERATED.resolve(PACKAGE.replace('.', '/')).resolve(contract + ".java");
            if (!isNewer(wrapper, abi) || !isNewer(wrapper, bin)) {
                generate(contract, abi, bin);
            }
            if (!Files.exists(wrapper)) {
                throw new IllegalStateException("No wrapper was generated: " + wrapper);
            }
        }
    }

    private static void generate(String contract, Path abi, Path bin) {
        SolidityFunctionWrapperGenerator.main(new String[] {
            "-a", abi.toString(),
            "-b", bin.toString(),
            "-c", contract,
            "-o", GENERATED.toString(),
            "-p", PACKAGE
        });
    }

    private static boolean isNewer(Path output, Path input) throws IOException {
        if (!Files.exists(output)) {
            return false;
        }
        FileTime written = Files.getLastModifiedTime(output);
        return written.compareTo(Files.getLastModifiedTime(input)) > 0;
    }
}
