using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChatCoach.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class EndedRelationships : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "goes_at",
                table: "relationships",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_relationships_goes_at",
                table: "relationships",
                column: "goes_at",
                filter: "goes_at IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_relationships_goes_at",
                table: "relationships");

            migrationBuilder.DropColumn(
                name: "goes_at",
                table: "relationships");
        }
    }
}
