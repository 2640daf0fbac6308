provider "aws" {
  region                      = "us-east-1"
  access_key                  = "mock"
  secret_key                  = "mock"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}

# Where the customer brings the licence, all editions cost the same, also those that are no longer sold.
resource "aws_db_instance" "byol" {
  for_each            = toset(["oracle-se", "oracle-se1", "oracle-se2", "oracle-ee"])
  identifier          = each.key
  engine              = each.key
  license_model       = "bring-your-own-license"
  instance_class      = "db.m5.large"
  multi_az            = each.key == "oracle-se1"
  allocated_storage   = 100
  skip_final_snapshot = true
}
