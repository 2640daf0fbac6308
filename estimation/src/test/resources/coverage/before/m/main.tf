resource "terraform_data" "in" {
  input = "m"
}
