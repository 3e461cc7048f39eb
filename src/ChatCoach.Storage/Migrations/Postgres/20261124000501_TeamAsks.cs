using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatCoach.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TeamAsks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "team_asks",
                columns: table => new
                {
                    unit = table.Column<string>(type: "text", nullable: false),
                    ask = table.Column<string>(type: "text", nullable: false),
                    since = table.Column<string>(type: "text", nullable: false),
                    last = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    until = table.Column<string>(type: "text", nullable: true),
                    answered_on = table.Column<string>(type: "text", nullable: true),
                    told_on = table.Column<string>(type: "text", nullable: true),
                    tell_at = table.Column<long>(type: "bigint", nullable: true),
                    told_to = table.Column<string>(type: "text", nullable: true),
                    question_week = table.Column<string>(type: "text", nullable: true),
                    question_result = table.Column<string>(type: "text", nullable: true),
                    question_at = table.Column<long>(type: "bigint", nullable: true),
                    question_to = table.Column<string>(type: "text", nullable: true),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_team_asks", x => new { x.unit, x.ask, x.since });
                });

            migrationBuilder.CreateIndex(
                name: "ix_people_unit_id",
                table: "people",
                columns: new[] { "unit", "id" },
                filter: "unit IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_team_asks_question_at",
                table: "team_asks",
                column: "question_at",
                filter: "question_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_team_asks_tell_at",
                table: "team_asks",
                column: "tell_at",
                filter: "tell_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "team_asks");

            migrationBuilder.DropIndex(
                name: "ix_people_unit_id",
                table: "people");
        }
    }
}
