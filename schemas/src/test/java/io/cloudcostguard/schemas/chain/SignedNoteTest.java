package io.cloudcostguard.schemas.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {

  /// The example of Go's `golang.org/x/mod/sumdb/note`.
  private static final NoteKey GO =
      NoteKey.of("PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz");

  private static final String GO_VERIFIER =
      "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

  private static final String GO_NOTE =
      """
      If you think cryptography is the answer to your problem,
      then you don't know what your problem is.

      \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
      """;

  @Test
  void isThatOfOtherImplementations() {
    SignedNote note = SignedNote.read(GO_NOTE);

    assertThat(GO.verifier()).isEqualTo(GO_VERIFIER);
    assertThat(note.signer(List.of(NoteKey.of(GO_VERIFIER)))).hasToString(GO_VERIFIER);
    assertThat(SignedNote.sign(note.text(), GO)).hasToString(GO_NOTE);
  }

  @Test
  void isSignedByAKeyAndNoOther() {
    NoteKey key = NoteKey.generate("ccg.example");
    NoteKey other = NoteKey.generate("ccg.example");
    SignedNote note = SignedNote.read(SignedNote.sign("a text\n", key).toString());

    assertThat(note.signer(List.of(other, NoteKey.of(key.verifier())))).hasToString(key.verifier());
    assertThat(note.signer(List.of(other))).isNull();
    assertThat(new SignedNote("another text\n", note.signatures()).signer(List.of(key))).isNull();
    assertThat(NoteKey.of(key.signer()).isPrivate()).isTrue();
    assertThat(NoteKey.of(key.verifier()).isPrivate()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a text",
        "a text\n",
        "a text\n\n",
        "a text\n\n- key abc\n",
        "a\n\n\u2014 key ?\n"
      })
  void isNotReadFromOtherText(String text) {
    assertThat(SignedNote.read(text)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PRIVATE+KEY+a",
        "a+00000000+AQ==",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "Peter Neumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq"
      })
  void takesNothingElseForAKey(String text) {
    assertThatThrownBy(() -> NoteKey.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void carriesATreeHead() {
    TreeHead head = new TreeHead("cluster/ccg.plans-3", 17, new byte[32], 21, Instant.EPOCH, 19);

    TreeHead read = TreeHead.read(head.text());

    assertThat(read.text()).isEqualTo(head.text());
    assertThat(head.text())
        .startsWith("cluster/ccg.plans-3\n17\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
    assertThat(TreeHead.read("a\n1\nAA==\n")).isNull();
    assertThat(TreeHead.read("a\nx\nAA==\noffset 1\ntime 2026-01-01T00:00:00Z\n")).isNull();
  }

  /// The example of the topic's records is a true one.
  @Test
  void isInTheExampleOfACheckpoint() throws IOException {
    Checkpoint checkpoint =
        Json.MAPPER.readValue(
            Files.readAllBytes(Path.of("src/test/resources/examples/Checkpoint/v1/plans.json")),
            Checkpoint.class);
    SignedNote note = SignedNote.read(checkpoint.note());
    MerkleTree tree = new MerkleTree();
    checkpoint.leaves().forEach(leaf -> tree.add(leaf.hash()));

    assertThat(note.signer(List.of(GO))).isNotNull();
    assertThat(TreeHead.read(note.text()).root())
        .isEqualTo(tree.root())
        .isEqualTo(checkpoint.tree().root());
  }
}
