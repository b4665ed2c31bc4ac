package io.walras.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.testing.Orders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyFileTest {
    private static final String KEY = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldReadAKey() throws IOException {
        assertThat(KeyFile.read(file(KEY + "\n", "rw-------")).address())
                .isEqualTo(PrivateKey.fromHex(KEY).address());
    }

    @Test
    void shouldRefuseAFileThatOthersMayRead() throws IOException {
        Path open = file(KEY, "rw-r-----");

        assertThatThrownBy(() -> KeyFile.read(open))
                .isInstanceOf(KeyFile.Refused.class)
                .hasMessageContaining("chmod 600")
                .hasMessageNotContaining("ac0974");
    }

    @Test
    void shouldRefuseAFileThatHoldsNoKey() throws IOException {
        Path wrong = file("0x1234", "rw-------");

        assertThatThrownBy(() -> KeyFile.read(wrong))
                .isInstanceOf(KeyFile.Refused.class)
                .hasMessageContaining("64 hex digits");
    }

    @Test
    void shouldRefuseABinaryFile() throws IOException {
        Path binary = file("", "rw-------");
        Files.write(binary, new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThatThrownBy(() -> KeyFile.read(binary))
                .isInstanceOf(KeyFile.Refused.class)
                .hasMessageContaining("is not text");
    }

    @Test
    void shouldRefuseAFileThatIsTooLong() throws IOException {
        Path tooLong = file(KEY.repeat(3), "rw-------");

        assertThatThrownBy(() -> KeyFile.read(tooLong)).hasMessageContaining("too long");
    }

    @Test
    void shouldSayThatTheFileDoesNotExist() {
        assertThatThrownBy(() -> KeyFile.read(folder.resolve("none")))
                .isInstanceOf(KeyFile.Refused.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void shouldSayThatAFolderIsNoKeyFile() throws IOException {
        Path inner = Files.createDirectory(
                folder.resolve("inner"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        assertThatThrownBy(() -> KeyFile.read(inner)).isInstanceOf(KeyFile.Refused.class);
    }

    @Test
    void shouldReadTheKeyOfAnyOwner() throws IOException {
        String text = "0x" + "0".repeat(63) + "1";

        assertThat(KeyFile.read(file(text, "r--------")).address())
                .isNotEqualTo(Orders.ALICE.address())
                .hasToString("0x7e5f4552091a69125d5dfcb7b8c2659029395bdf");
    }

    private Path file(String text, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), text, StandardCharsets.US_ASCII);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
