using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatCoach.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class VoiceSnapshots : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "part_of",
                table: "units",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "voice_snapshots",
                columns: table => new
                {
                    period = table.Column<string>(type: "text", nullable: false),
                    unit = table.Column<string>(type: "text", nullable: false),
                    stands = table.Column<string>(type: "text", nullable: true),
                    threshold = table.Column<int>(type: "integer", nullable: false),
                    cells = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_voice_snapshots", x => new { x.unit, x.period });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "voice_snapshots");

            migrationBuilder.DropColumn(
                name: "part_of",
                table: "units");
        }
    }
}
