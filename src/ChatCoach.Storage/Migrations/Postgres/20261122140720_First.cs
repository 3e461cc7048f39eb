using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatCoach.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "contributions",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    run_tag = table.Column<string>(type: "text", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    pseudonym = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contributions", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "conversations",
                columns: table => new
                {
                    conversation_id = table.Column<string>(type: "text", nullable: false),
                    channel_id = table.Column<string>(type: "text", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    object_id = table.Column<string>(type: "text", nullable: false),
                    service_url = table.Column<string>(type: "text", nullable: false),
                    bot_id = table.Column<string>(type: "text", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    conversation_tenant = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    card_activity_id = table.Column<string>(type: "text", nullable: true),
                    card_key_id = table.Column<string>(type: "text", nullable: true),
                    card_run = table.Column<byte[]>(type: "bytea", nullable: true),
                    last_seen_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_conversations", x => new { x.conversation_id, x.channel_id });
                });

            migrationBuilder.CreateTable(
                name: "erased_keys",
                columns: table => new
                {
                    key_id = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_erased_keys", x => x.key_id);
                });

            migrationBuilder.CreateTable(
                name: "guide_versions",
                columns: table => new
                {
                    guide = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    json = table.Column<string>(type: "text", nullable: false),
                    published_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_guide_versions", x => new { x.guide, x.version });
                });

            migrationBuilder.CreateTable(
                name: "marks",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_marks", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    person_id = table.Column<string>(type: "text", nullable: true),
                    conversation_id = table.Column<string>(type: "text", nullable: false),
                    channel_id = table.Column<string>(type: "text", nullable: false),
                    seq = table.Column<long>(type: "bigint", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    target_activity_id = table.Column<string>(type: "text", nullable: true),
                    key_id = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    leased_by = table.Column<string>(type: "text", nullable: true),
                    leased_until = table.Column<long>(type: "bigint", nullable: true),
                    not_before = table.Column<long>(type: "bigint", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    proactive = table.Column<bool>(type: "boolean", nullable: false),
                    card = table.Column<bool>(type: "boolean", nullable: false),
                    sent_activity_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    object_id = table.Column<string>(type: "text", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: true),
                    roles = table.Column<string>(type: "text", nullable: false),
                    key_id = table.Column<string>(type: "text", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<byte[]>(type: "bytea", nullable: true),
                    tidy_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "seen",
                columns: table => new
                {
                    conversation_id = table.Column<string>(type: "text", nullable: false),
                    activity_id = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seen", x => new { x.conversation_id, x.activity_id });
                });

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_units", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "nudges",
                columns: table => new
                {
                    person_id = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    due_at = table.Column<long>(type: "bigint", nullable: false),
                    leased_by = table.Column<string>(type: "text", nullable: true),
                    leased_until = table.Column<long>(type: "bigint", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_nudges", x => new { x.person_id, x.id });
                    table.ForeignKey(
                        name: "fk_nudges_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "runs",
                columns: table => new
                {
                    person_id = table.Column<string>(type: "text", nullable: false),
                    id = table.Column<string>(type: "text", nullable: false),
                    guide = table.Column<string>(type: "text", nullable: false),
                    guide_version = table.Column<int>(type: "integer", nullable: false),
                    open = table.Column<bool>(type: "boolean", nullable: false),
                    started_at = table.Column<long>(type: "bigint", nullable: false),
                    finished_at = table.Column<long>(type: "bigint", nullable: true),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_runs", x => new { x.person_id, x.id });
                    table.ForeignKey(
                        name: "fk_runs_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_contributions_period_unit",
                table: "contributions",
                columns: new[] { "period", "unit" });

            migrationBuilder.CreateIndex(
                name: "ix_contributions_run_tag",
                table: "contributions",
                column: "run_tag");

            migrationBuilder.CreateIndex(
                name: "ix_conversations_tenant_object_id",
                table: "conversations",
                columns: new[] { "tenant", "object_id" });

            migrationBuilder.CreateIndex(
                name: "ix_nudges_due_at",
                table: "nudges",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_conversation_id_channel_id_seq",
                table: "outbox",
                columns: new[] { "conversation_id", "channel_id", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_created_at",
                table: "outbox",
                column: "created_at",
                filter: "state IN ('waiting', 'unknown')");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_not_before",
                table: "outbox",
                column: "not_before",
                filter: "state = 'waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_person_id",
                table: "outbox",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "ix_people_key_id",
                table: "people",
                column: "key_id");

            migrationBuilder.CreateIndex(
                name: "ix_people_tenant_object_id",
                table: "people",
                columns: new[] { "tenant", "object_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_tidy_at",
                table: "people",
                column: "tidy_at");

            migrationBuilder.CreateIndex(
                name: "ix_runs_person_id_finished_at",
                table: "runs",
                columns: new[] { "person_id", "finished_at" });

            migrationBuilder.CreateIndex(
                name: "ix_seen_at",
                table: "seen",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contributions");

            migrationBuilder.DropTable(
                name: "conversations");

            migrationBuilder.DropTable(
                name: "erased_keys");

            migrationBuilder.DropTable(
                name: "guide_versions");

            migrationBuilder.DropTable(
                name: "marks");

            migrationBuilder.DropTable(
                name: "nudges");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "runs");

            migrationBuilder.DropTable(
                name: "seen");

            migrationBuilder.DropTable(
                name: "units");

            migrationBuilder.DropTable(
                name: "people");
        }
    }
}
