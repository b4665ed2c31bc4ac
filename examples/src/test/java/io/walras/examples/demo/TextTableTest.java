package io.walras.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void shouldMakeEachColumnAsWideAsItsWidestCell() {
        TextTable table = new TextTable("name", ">amount").row("a", "1").row("longer", "12345678");

        assertThat(table.lines()).containsExactly("name      amount", "a              1", "longer  12345678");
    }

    @Test
    void shouldRefuseARowOfAnotherWidth() {
        TextTable table = new TextTable("one", "two");

        assertThatThrownBy(() -> table.row("only")).isInstanceOf(IllegalArgumentException.class);
    }
}
