import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.web3j.codegen.SolidityFunctionWrapperGenerator;

/**
 * Generates the Java wrappers from what forge built, all in one JVM; run from the module's folder in source mode.
 * Nothing happens if the build is the one of the last time. web3j's generator prints its usage and leaves silently when
 * it dislikes an argument, so each wrapper's existence is asserted.
 */
public final class GenerateWrappers {
    private static final String PACKAGE = "io.walras.contracts";
    private static final Path BUILT = Path.of("target/forge/out");
    private static final Path GENERATED = Path.of("target/generated-sources/web3j");
    private static final Path STAMP = Path.of("target/web3j-stamp");

    public static void main(String[] contracts) throws IOException, NoSuchAlgorithmException {
        String wanted = digest(contracts);
        boolean current = Files.exists(STAMP) && Files.readString(STAMP).equals(wanted);
        for (String contract : contracts) {
            Path wrapper = GENERATED.resolve(PACKAGE.replace('.', '/')).resolve(contract + ".java");
            if (!current || !Files.exists(wrapper)) {
                generate(contract);
            }
            if (!Files.exists(wrapper)) {
                throw new IllegalStateException("No wrapper was generated: " + wrapper);
            }
        }
        Files.writeString(STAMP, wanted);
    }

    private static void generate(String contract) {
        SolidityFunctionWrapperGenerator.main(new String[] {
            "-a", built(contract, ".abi.json").toString(),
            "-b", built(contract, ".bin").toString(),
            "-c", contract,
            "-o", GENERATED.toString(),
            "-p", PACKAGE
        });
    }

    private static String digest(String[] contracts) throws IOException, NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        for (String contract : contracts) {
            sha256.update(contract.getBytes(StandardCharsets.UTF_8));
            sha256.update(Files.readAllBytes(built(contract, ".abi.json")));
            sha256.update(Files.readAllBytes(built(contract, ".bin")));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static Path built(String contract, String suffix) {
        return BUILT.resolve(contract + ".sol").resolve(contract + suffix);
    }
}
