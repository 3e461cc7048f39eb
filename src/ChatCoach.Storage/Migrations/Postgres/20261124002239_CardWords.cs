using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatCoach.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CardWords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "card_words",
                columns: table => new
                {
                    tag = table.Column<string>(type: "text", nullable: false),
                    period = table.Column<string>(type: "text", nullable: false),
                    pseudonym = table.Column<string>(type: "text", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    shown_in = table.Column<string>(type: "text", nullable: true),
                    stands = table.Column<string>(type: "text", nullable: true),
                    until = table.Column<long>(type: "bigint", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_card_words", x => x.tag);
                });

            migrationBuilder.CreateIndex(
                name: "ix_card_words_period_pseudonym",
                table: "card_words",
                columns: new[] { "period", "pseudonym" });

            migrationBuilder.CreateIndex(
                name: "ix_card_words_stands",
                table: "card_words",
                column: "stands");

            migrationBuilder.CreateIndex(
                name: "ix_card_words_until",
                table: "card_words",
                column: "until");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "card_words");
        }
    }
}
